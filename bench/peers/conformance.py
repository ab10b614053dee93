"""A token bucket over a trace: the plain loop over doubles that one writes first.

The arrays become Python lists before the clock starts, since a loop over numpy arrays item by item takes several times as long.

usage: conformance.py INPUT RED RATE BURST RUNS
INPUT int64 packets; int64 time_ns[packets]; int32 bytes[packets]
RED   written: one byte per packet, 1 where it exceeds
RATE  bit/s
BURST bytes
"""
import json
import sys
import time

import numpy as np


def police(times, bits, rate, burst):
    credit, latest = burst, 0.0
    red = bytearray(len(times))
    for i, (now, cost) in enumerate(zip(times, bits)):
        credit += rate * (now - latest)
        latest = now
        if credit > burst:
            credit = burst
        if credit >= cost:
            credit -= cost
        else:
            red[i] = 1
    return red


def main(path, red_path, rate, burst, runs):
    with open(path, "rb") as file:
        packets = int(np.fromfile(file, np.int64, 1)[0])
        times = (np.fromfile(file, np.int64, packets) / 1e9).tolist()
        bits = (np.fromfile(file, np.int32, packets) * 8.0).tolist()
    seconds = []
    for _ in range(int(runs)):
        start = time.perf_counter()
        red = police(times, bits, float(rate), float(burst) * 8)
        seconds.append(time.perf_counter() - start)
    with open(red_path, "wb") as file:
        file.write(red)
    print(json.dumps({"seconds": seconds, "red": sum(red)}))


main(*sys.argv[1:])
