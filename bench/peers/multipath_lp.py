"""HiGHS's side of MultipathBench: the least maximum utilization as a linear program, one commodity per source.
Argument: a binary file: int32 nodes, arcs, demands; int32 source, int32 target, float64 capacity per arc; then the same per demand
with its rate; then how often to run. Time counts building the sparse matrices and solving."""
import json
import sys
import time

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

with open(sys.argv[1], "rb") as file:
    nodes, arcs, demands = np.fromfile(file, np.int32, 3)
    source, target = np.fromfile(file, np.int32, arcs), np.fromfile(file, np.int32, arcs)
    capacity = np.fromfile(file, np.float64, arcs)
    enter, leave = np.fromfile(file, np.int32, demands), np.fromfile(file, np.int32, demands)
    rate = np.fromfile(file, np.float64, demands)


def solve():
    roots = np.unique(enter)
    place = np.full(nodes, -1)
    place[roots] = np.arange(len(roots))
    k = len(roots)
    flows = k * arcs
    # Conservation at every node of every commodity but at its root: what comes in less what goes out is what stays.
    commodity = np.repeat(np.arange(k), arcs)
    arc = np.tile(np.arange(arcs), k)
    rows = np.concatenate([commodity * nodes + target[arc], commodity * nodes + source[arc]])
    columns = np.tile(np.arange(flows), 2)
    values = np.concatenate([np.ones(flows), -np.ones(flows)])
    stays = np.zeros(k * nodes)
    np.add.at(stays, place[enter] * nodes + leave, rate)
    keep = np.ones(k * nodes, bool)
    keep[np.arange(k) * nodes + roots] = False
    scale = capacity.mean()
    equal = coo_matrix((values, (rows, columns)), shape=(k * nodes, flows + 1)).tocsr()[keep]
    below = coo_matrix(
        (np.concatenate([1 / capacity[arc] * scale, -np.ones(arcs)]),
         (np.concatenate([arc, np.arange(arcs)]), np.concatenate([np.arange(flows), np.full(arcs, flows)]))),
        shape=(arcs, flows + 1)).tocsr()
    cost = np.zeros(flows + 1)
    cost[-1] = 1
    return linprog(cost, A_ub=below, b_ub=np.zeros(arcs), A_eq=equal, b_eq=stays[keep] / scale, method="highs")


seconds = []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    answer = solve()
    seconds.append(time.perf_counter() - start)
if answer.status != 0:
    sys.exit("HiGHS: " + answer.message)
print(json.dumps({"seconds": seconds, "optimum": answer.fun}))
