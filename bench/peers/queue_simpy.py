"""SimPy 3's side of QueueRunBench: an M/M/m queue. Arguments: arrival rate, service rate, servers, customers, runs.

One process per customer, which requests a server, is served and goes; wait and time in the system are added up,
as SimPy's own bank example does it.
"""
import json
import random
import sys
import time

import simpy

arrival, service, servers, customers, runs = float(sys.argv[1]), float(sys.argv[2]), *map(int, sys.argv[3:6])


def simulate(seed):
    draw = random.Random(seed).expovariate
    env = simpy.Environment()
    desk = simpy.Resource(env, capacity=servers)
    total = [0.0, 0.0]

    def customer():
        arrived = env.now
        with desk.request() as request:
            yield request
            total[0] += env.now - arrived
            yield env.timeout(draw(service))
            total[1] += env.now - arrived

    def source():
        for _ in range(customers):
            yield env.timeout(draw(arrival))
            env.process(customer())

    env.process(source())
    env.run()
    return total[0] / customers, total[1] / customers


seconds, waits, sojourns = [], [], []
for run in range(runs):
    start = time.perf_counter()
    wait, sojourn = simulate(run)
    seconds.append(time.perf_counter() - start)
    waits.append(wait)
    sojourns.append(sojourn)
print(json.dumps({"seconds": seconds, "wait": sum(waits) / runs, "sojourn": sum(sojourns) / runs, "version": simpy.__version__}))
