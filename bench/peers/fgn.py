"""Fractional Gaussian noise in numpy by circulant embedding with real transforms, the usual way.

usage: fgn.py COUNT HURST RUNS SERIES
SERIES  written: float64 series[COUNT] of the last run
"""
import json
import sys
import time

import numpy as np


def fgn(n, hurst, rng):
    power = np.arange(n + 2, dtype=float) ** (2 * hurst)
    row = np.empty(2 * n)
    row[0] = 1
    row[1:n + 1] = 0.5 * (power[2:] - 2 * power[1:-1] + power[:-2])
    row[n + 1:] = row[n - 1:0:-1]
    eigenvalues = np.maximum(np.fft.rfft(row).real, 0)
    normal = rng.standard_normal(2 * n)
    weights = np.empty(n + 1, dtype=complex)
    weights.real[:n] = normal[:n]
    weights.imag[:n] = normal[n:]
    weights[n] = normal[n] * np.sqrt(2)
    weights[0] = normal[0] * np.sqrt(2)
    weights *= np.sqrt(eigenvalues * n)
    return np.fft.irfft(weights, 2 * n)[:n]


def main(count, hurst, runs, path):
    rng = np.random.default_rng(1)
    seconds = []
    for _ in range(int(runs)):
        start = time.perf_counter()
        series = fgn(int(count), float(hurst), rng)
        seconds.append(time.perf_counter() - start)
    series.tofile(path)
    print(json.dumps({"seconds": seconds}))


main(*sys.argv[1:])
