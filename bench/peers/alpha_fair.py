"""Proportionally fair rates of flows along given paths with scipy: L-BFGS-B on the prices of the arcs.

The prices p >= 0 minimize capacity . p - sum of ln(price of each path); rates are 1 / (price of the path), scaled down to fit.

usage: alpha_fair.py INPUT RUNS
INPUT   int64 flows, hops, arcs, 0; int32 offset[flows + 1], arc[hops]; float64 capacity[arcs]
"""
import json
import sys
import time

import numpy as np
import scipy.optimize
import scipy.sparse


def solve(paths, capacity):
    scale = np.median(capacity)
    capacity = capacity / scale
    across = paths.T.tocsr()
    start = np.full(capacity.size, paths.shape[0] / capacity.sum())

    def dual(price):
        of_path = paths @ price
        if (of_path <= 0).any():
            return np.inf, np.zeros_like(price)
        return capacity @ price - np.log(of_path).sum(), capacity - across @ (1 / of_path)

    found = scipy.optimize.minimize(dual, start, jac=True, method="L-BFGS-B", bounds=[(1e-12, None)] * capacity.size,
                                    options={"maxiter": 20000, "maxfun": 40000, "ftol": 1e-13, "gtol": 1e-9})
    rate = 1 / (paths @ found.x)
    rate /= max(1, ((across @ rate) / capacity).max())
    return rate * scale, int(found.nit)


def main(path, runs):
    with open(path, "rb") as file:
        flows, hops, arcs, _ = np.fromfile(file, np.int64, 4)
        offset = np.fromfile(file, np.int32, flows + 1)
        arc = np.fromfile(file, np.int32, hops)
        capacity = np.fromfile(file, np.float64, arcs)
    used = np.unique(arc)
    paths = scipy.sparse.csr_matrix((np.ones(hops), np.searchsorted(used, arc), offset), shape=(flows, used.size))
    seconds = []
    for _ in range(int(runs)):
        start = time.perf_counter()
        rate, rounds = solve(paths, capacity[used])
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"seconds": seconds, "utility": float(np.log(rate).sum()), "total": float(rate.sum()), "iterations": rounds}))


main(*sys.argv[1:])
