"""Minimum of the maximum link utilization as a linear program: one commodity per source, sparse, solved by HiGHS.

usage: multipath_lp.py FILE RUNS
FILE holds lines of numbers: "nodes arcs demands", then "source target capacity" per arc, then "source target rate" per demand.
Times building the program and solving it; reading the file is not counted.
"""
import json
import sys
import time

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import linprog


def read(path):
    with open(path) as file:
        nodes, arcs, demands = (int(word) for word in file.readline().split())
        rows = np.array([[float(word) for word in file.readline().split()] for _ in range(arcs + demands)])
    return nodes, rows[:arcs], rows[arcs:]


def solve(nodes, arcs, demands):
    tail, head, capacity = arcs[:, 0].astype(int), arcs[:, 1].astype(int), arcs[:, 2]
    source, target, rate = demands[:, 0].astype(int), demands[:, 1].astype(int), demands[:, 2]
    scale = capacity.max()  # the solver's tolerances are absolute
    capacity, rate = capacity / scale, rate / scale
    m = len(arcs)
    commodities, place = np.unique(source, return_inverse=True)
    k = len(commodities)
    incidence = sparse.csr_matrix((np.repeat([1.0, -1.0], m), (np.r_[tail, head], np.tile(np.arange(m), 2))), shape=(nodes, m))
    balance = sparse.hstack([sparse.block_diag([incidence] * k, format="csr"), sparse.csr_matrix((k * nodes, 1))], format="csr")
    supply = np.zeros((k, nodes))
    np.add.at(supply, (place, source), rate)
    np.add.at(supply, (place, target), -rate)
    loads = sparse.hstack([sparse.hstack([sparse.identity(m, format="csr")] * k), sparse.csr_matrix(-capacity[:, None])], format="csr")
    cost = np.zeros(k * m + 1)
    cost[-1] = 1
    answer = linprog(cost, A_ub=loads, b_ub=np.zeros(m), A_eq=balance, b_eq=supply.ravel(), method="highs")
    if answer.status != 0:
        raise RuntimeError(answer.message)
    return answer.fun


def main():
    nodes, arcs, demands = read(sys.argv[1])
    seconds = []
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter()
        optimum = solve(nodes, arcs, demands)
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"seconds": seconds, "optimum": optimum}))


main()
