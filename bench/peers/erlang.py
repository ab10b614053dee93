"""Erlang C of many servers with scipy, two ways.

sums    every state's weight as a logarithm by gammaln, added up by logsumexp
closed  one Poisson probability by gammaln over one incomplete gamma function

usage: erlang.py SERVERS RUNS LOAD [LOAD ...]
Prints the medians' input: "sums" and "closed" seconds for the first load alone, "seconds" for all loads in one array by the closed way, and the answers.
"""
import json
import sys
import time

import numpy as np
from scipy import special


def by_sums(m, a):
    n = np.arange(m)
    below = special.logsumexp(n * np.log(a) - special.gammaln(n + 1))
    full = m * np.log(a) - special.gammaln(m + 1) - np.log1p(-a / m)
    return np.exp(full - np.logaddexp(below, full))


def closed(m, a):
    blocking = np.exp(m * np.log(a) - a - special.gammaln(m + 1)) / special.gammaincc(m + 1, a)
    return blocking / (1 - a / m * (1 - blocking))


def times(work, runs, inner):
    work()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        for _ in range(inner):
            work()
        seconds.append((time.perf_counter() - start) / inner)
    return seconds


m, runs = int(sys.argv[1]), int(sys.argv[2])
loads = np.array([float(a) for a in sys.argv[3:]])
first = float(loads[0])
print(json.dumps({
    "sums": times(lambda: by_sums(m, first), runs, 1),
    "closed": times(lambda: closed(m, first), runs, 1000),
    "seconds": times(lambda: closed(m, loads), runs, 10),
    "by_sums": float(by_sums(m, first)),
    "answers": [float(c) for c in closed(m, loads)],
}))
