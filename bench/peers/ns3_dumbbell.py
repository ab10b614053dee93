"""ns-3's side of the congestion simulator: compiles ns3_dumbbell.cc against the installed ns-3 and runs it.

usage: ns3_dumbbell.py [--runs=N] [--name=value ...]

Every option but --runs goes to the program (`--help` lists them); without any it runs the workload of the comparison of
speed: 20 CUBIC flows over 1 Gbit/s for 2 s, round-trip time 20 ms, a DropTail buffer of one bandwidth-delay product.
Prints the program's JSON object, with "seconds" and "cpuSeconds" the lists of all runs' times (compiling is not in them) and
"packetHopsPerSecond" by their median.
"""
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

MODULES = ["applications", "point-to-point", "traffic-control", "internet", "network", "core"]


def main(arguments):
    runs = 1
    passed = []
    for argument in arguments:
        if argument.startswith("--runs="):
            runs = int(argument[len("--runs="):])
        else:
            passed.append(argument)
    if not os.path.exists("/usr/include/ns3/core-module.h") or not shutil.which("g++"):
        # Peer.cs takes this name for "not available".
        sys.exit("ModuleNotFoundError: ns-3 or g++ is missing (apt-get install libns3-dev g++)")
    with tempfile.TemporaryDirectory(prefix="netopt-ns3-") as folder:
        program = os.path.join(folder, "dumbbell")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ns3_dumbbell.cc")
        subprocess.run(["g++", "-O3", "-march=native", "-std=c++17", source, "-o", program] + ["-lns3-" + m for m in MODULES], check=True)
        outputs = [text([program] + passed) for _ in range(runs)]
        if not outputs[-1].startswith("{"):  # --help
            print(outputs[-1])
            return
        answer = json.loads(outputs[-1])
        for name in ("seconds", "cpuSeconds"):
            answer[name] = [json.loads(output)[name] for output in outputs]
        answer["packetHopsPerSecond"] = answer["packetHops"] / statistics.median(answer["seconds"])
        # Debian's build does not know its version, but the name of its library does: libns3-core.so.37 is of ns-3 3.37.
        answer["version"] = "3." + re.search(r"libns3-core\.so\.(\d+)", text(["ldd", program]))[1]
    print(json.dumps(answer))


def text(command):
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit(f"{command[0]} ended with {run.returncode}: {run.stdout.strip()}")
    return run.stdout.lstrip()


main(sys.argv[1:])
