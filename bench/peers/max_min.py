"""Straightforward progressive filling in numpy: max-min fair rates of flows along given paths.

Each round looks at every arc and every growing flow at once, raises the common level to the next event, and stops all
flows that are at their demand or on an arc that is full. Stopped flows leave the arrays, so that rounds get cheaper.

usage: max_min.py INPUT RATES RUNS SECONDS
INPUT   int64 flows, hops, arcs, capped (0 or 1); int32 offset[flows + 1], arc[hops]; float64 capacity[arcs], demand[flows]
RATES   written: float64 rate[flows], NaN where a flow was still growing when the time was over
SECONDS a run stops after this time; "visited" then tells how many hops its rounds looked at
"""
import json
import sys
import time

import numpy as np


def fill(flows, arcs, offset, arc, capacity, demand, limit):
    start = time.perf_counter()
    flow = np.repeat(np.arange(flows, dtype=np.int32), np.diff(offset))
    remaining = capacity.copy()
    rate = np.full(flows, np.nan)
    growing = np.arange(flows, dtype=np.int32)
    level, rounds, visited = 0.0, 0, 0
    while arc.size and time.perf_counter() - start < limit:
        rounds += 1
        visited += arc.size
        count = np.bincount(arc, minlength=arcs)
        share = np.full(arcs, np.inf)
        np.divide(remaining, count, out=share, where=count > 0)
        step = share.min()
        if demand is not None:
            step = min(step, demand[growing].min() - level)
        level += step
        remaining -= step * count
        full = share - step <= 1e-12 * level
        stopped = np.zeros(flows, dtype=bool)
        stopped[flow[full[arc]]] = True
        if demand is not None:
            stopped[growing[demand[growing] <= level * (1 + 1e-12)]] = True
        rate[stopped] = level
        keep = ~stopped[flow]
        arc, flow = arc[keep], flow[keep]
        if demand is not None:
            growing = growing[~stopped[growing]]
    return time.perf_counter() - start, rate, rounds, visited, arc.size == 0


def main(path, rates_path, runs, limit):
    with open(path, "rb") as file:
        flows, hops, arcs, capped = np.fromfile(file, np.int64, 4)
        offset = np.fromfile(file, np.int32, flows + 1)
        arc = np.fromfile(file, np.int32, hops)
        capacity = np.fromfile(file, np.float64, arcs)
        demand = np.fromfile(file, np.float64, flows) if capped else None
    seconds = []
    for _ in range(int(runs)):
        elapsed, rate, rounds, visited, finished = fill(flows, arcs, offset, arc, capacity, demand, float(limit))
        seconds.append(elapsed)
    rate.tofile(rates_path)
    print(json.dumps({"seconds": seconds, "rounds": rounds, "visited": int(visited), "finished": bool(finished)}))


main(*sys.argv[1:])
