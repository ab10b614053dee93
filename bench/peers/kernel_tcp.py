"""The kernel's own TCP over one bottleneck, between network namespaces: for root on Linux.

usage: kernel_tcp.py [--algorithms=reno,cubic,bbr] [--flows=N] [--rate=BIT/S] [--rtt=MS,MS] [--buffer=MS]
                     [--burst=BYTES] [--duration=S] [--warmUp=S] [--stagger=S]

Sender, router, delay box (delay_box.c) and receiver stand in a line, each in a namespace of its own:

    s0 ---- r0  r1 ---- d0  d1 ---- t0
                tbf     half of each flow's round-trip time, either way

The bottleneck is `tc tbf` on r1 with a limit of rate x buffer; the box stands for a wire of any length, for kernels without
netem. Lists of algorithms and of round-trip times go round the flows. Give tbf a burst that grows with the rate: 5000
bytes do at 10 Mbit/s, 10000 at 50, 15000 at 100.

Prints one JSON object. Every figure is of the time after the warm-up:
utilization   bytes that tbf sent (1514 for a full packet) over what the rate allows
goodputMbps   bytes that the receivers' applications read
meanRttMs     the kernel's smoothed RTT (TCP_INFO), averaged over time, then over flows
queueDelayMs  tbf's backlog over the rate, looked at every 10 ms; also its 95th percentile
lossShare     packets that tbf dropped over packets that it was given
delayBox      frames that the box forwarded, and how late (us) they left it

The processes ask for real-time priority, but a busy machine still distorts: see delayBox.maxLateUs and maxSampleGapMs.
Nothing outside the four namespaces is touched, and they are gone when it ends.
"""
import argparse
import ctypes
import fcntl
import json
import math
import os
import selectors
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

PORT = 5300
SAMPLE = 0.010  # s
TARGET = "10.77.2.2"
LIBC = ctypes.CDLL(None, use_errno=True)


def unavailable(reason):
    sys.exit("ModuleNotFoundError: " + reason)  # Peer.cs takes this name for "not available"


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise OSError(f"{' '.join(command)}: {done.stdout.strip()}")


class Namespaces:
    """The four namespaces with their links; `enter` decides in which one the sockets opened next live."""

    def __init__(self):
        self.names = {}
        self.home = os.open("/proc/self/ns/net", os.O_RDONLY)

    def __enter__(self):
        for letter in "srdt":
            name = f"netopt-{os.getpid()}-{letter}"
            run("ip", "netns", "add", name)
            self.names[letter] = name
        for near, far in (("s0", "r0"), ("r1", "d0"), ("d1", "t0")):
            run("ip", "link", "add", near, "netns", self.names[near[0]], "type", "veth", "peer", "name", far, "netns", self.names[far[0]])
        for letter in "srdt":
            self.within(letter, "sysctl", "-q", "net.ipv6.conf.all.disable_ipv6=1")
        for device in ("s0", "r0", "r1", "d0", "d1", "t0"):
            self.plain_packets(device)
            self.within(device[0], "ip", "link", "set", device, "up", "txqueuelen", "10000")
        for device, address in (("s0", "10.77.1.1"), ("r0", "10.77.1.2"), ("r1", "10.77.2.1"), ("t0", TARGET)):
            self.within(device[0], "ip", "address", "add", address + "/24", "dev", device)
        self.within("s", "ip", "route", "add", "default", "via", "10.77.1.2")
        self.within("t", "ip", "route", "add", "default", "via", "10.77.2.1")
        self.within("r", "sysctl", "-q", "net.ipv4.ip_forward=1")
        return self

    def __exit__(self, *problem):
        LIBC.setns(self.home, 0)
        for name in self.names.values():
            subprocess.run(["ip", "netns", "del", name])

    def within(self, letter, *command):
        run("ip", "netns", "exec", self.names[letter], *command)

    def enter(self, letter):
        handle = os.open("/run/netns/" + self.names[letter], os.O_RDONLY)
        if LIBC.setns(handle, 0) != 0:
            raise OSError(ctypes.get_errno(), "setns")
        os.close(handle)

    def plain_packets(self, device):
        """Checksums and segmentation are done before the device, so that the bottleneck and the box see packets of the wire."""
        self.enter(device[0])
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
            for command in (0x17, 0x1F):  # ETHTOOL_STXCSUM, ETHTOOL_STSO
                value = ctypes.create_string_buffer(struct.pack("II", command, 0))
                fcntl.ioctl(handle, 0x8946, struct.pack("16sP", device.encode(), ctypes.addressof(value)))  # SIOCETHTOOL
        LIBC.setns(self.home, 0)


class Shaper:
    """Reads the counters of the only tbf in a namespace over netlink: a `tc` process every 10 ms would load the machine."""

    def __init__(self):
        self.netlink = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
        self.netlink.bind((0, 0))

    def read(self):
        """Bytes and packets sent, bytes waiting, packets dropped."""
        # RTM_GETQDISC with NLM_F_REQUEST | NLM_F_DUMP, then an empty tcmsg.
        self.netlink.send(struct.pack("IHHII", 36, 38, 0x301, 1, 0) + bytes(20))
        found = None
        while True:
            answer = self.netlink.recv(65536)
            at = 0
            while at < len(answer):
                length, kind = struct.unpack_from("IH", answer, at)
                if kind == 3:  # NLMSG_DONE
                    return found
                parts = dict(attributes(answer, at + 36, at + length))
                if parts.get(1) == b"tbf\0":  # TCA_KIND
                    statistics = dict(attributes(parts[7], 0, len(parts[7])))  # TCA_STATS2
                    sent, packets = struct.unpack_from("QI", statistics[1])  # TCA_STATS_BASIC
                    _, waiting, dropped = struct.unpack_from("III", statistics[3])  # TCA_STATS_QUEUE
                    found = sent, packets, waiting, dropped
                at += (length + 3) & ~3


def attributes(data, at, end):
    while at + 4 <= end:
        length, kind = struct.unpack_from("HH", data, at)
        yield kind & 0x3FFF, data[at + 4:at + length]
        at += (length + 3) & ~3


class Flow:
    """One bulk transfer: a listener and its connection at the receiver, a socket at the sender."""

    def __init__(self, place, algorithm, rtt):
        self.place, self.algorithm, self.rtt = place, algorithm, rtt
        self.listener = self.sender = self.receiver = None
        self.received = 0
        self.rtts = []

    def listen(self):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind((TARGET, PORT + self.place))
        self.listener.listen(1)

    def open(self):
        self.sender = socket.socket()
        try:
            self.sender.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, self.algorithm.encode())
        except FileNotFoundError:
            unavailable(f"this kernel has no TCP algorithm {self.algorithm}")
        self.sender.setblocking(False)

    def information(self):
        """The kernel's smoothed RTT, s, and the segments sent again."""
        data = self.sender.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)
        return struct.unpack_from("I", data, 68)[0] / 1e6, struct.unpack_from("I", data, 100)[0]

    def close(self):
        for handle in (self.listener, self.sender, self.receiver):
            if handle:
                handle.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                handle.close()


def transfer(flows, shaper, options):
    """Runs the flows to the end of the duration; the measured time, the counters at its two ends, and the samples between."""
    poll = selectors.DefaultSelector()
    chunk = bytes(1 << 16)
    inbox = bytearray(1 << 20)
    for flow in flows:
        poll.register(flow.listener, selectors.EVENT_READ, (flow, "accept"))
    start = time.monotonic()
    waiting = [(start + flow.place * options.stagger, flow) for flow in flows]
    before = None
    backlogs, gap, latest = [], 0.0, start
    due = start
    while True:
        now = time.monotonic()
        if now >= due:
            while waiting and waiting[0][0] <= now:
                flow = waiting.pop(0)[1]
                flow.sender.connect_ex((TARGET, PORT + flow.place))
                poll.register(flow.sender, selectors.EVENT_WRITE, (flow, "send"))
            counters = shaper.read(), [flow.received for flow in flows], [flow.information()[1] for flow in flows]
            if before is None and now >= start + options.warmUp:
                before = now, counters
            elif before is not None:
                backlogs.append(counters[0][2])
                gap = max(gap, now - latest)
                for flow in flows:
                    rtt = flow.information()[0]
                    if rtt > 0:
                        flow.rtts.append(rtt)
                if now >= start + options.duration:
                    return now - before[0], before[1], counters, backlogs, gap
            latest = now
            due = max(due + SAMPLE, now)
        for key, _ in poll.select(max(0.0, due - time.monotonic())):
            flow, what = key.data
            if what == "accept":
                flow.receiver = flow.listener.accept()[0]
                flow.receiver.setblocking(False)
                poll.register(flow.receiver, selectors.EVENT_READ, (flow, "receive"))
            elif what == "receive":
                flow.received += flow.receiver.recv_into(inbox)
            else:
                try:
                    flow.sender.send(chunk)
                except BlockingIOError:
                    pass


def report(flows, options, measured, before, after, backlogs, gap, box):
    (sent0, packets0, _, dropped0), received0, again0 = before
    (sent1, packets1, _, dropped1), received1, again1 = after
    goodputs = [(b - a) * 8 / measured / 1e6 for a, b in zip(received0, received1)]
    rtts = [sum(flow.rtts) / len(flow.rtts) * 1e3 for flow in flows]
    delays = sorted(backlog * 8 / options.rate * 1e3 for backlog in backlogs)
    drops = dropped1 - dropped0
    return {
        "utilization": (sent1 - sent0) * 8 / (options.rate * measured),
        "goodputMbps": sum(goodputs),
        "jain": sum(goodputs) ** 2 / (len(flows) * sum(g * g for g in goodputs)),
        "meanRttMs": sum(rtts) / len(rtts),
        "queueDelayMs": sum(delays) / len(delays),
        "queueDelayP95Ms": delays[math.ceil(0.95 * len(delays)) - 1],
        "drops": drops,
        "retransmits": sum(again1) - sum(again0),
        "lossShare": drops / (drops + packets1 - packets0),
        "flows": [{"algorithm": f.algorithm, "rttMs": f.rtt, "goodputMbps": g, "meanRttMs": r, "retransmits": b - a} for f, g, r, a, b in zip(flows, goodputs, rtts, again0, again1)],
        "delayBox": box,
        "maxSampleGapMs": gap * 1e3,
        "loadAverage": os.getloadavg()[0],
        "kernel": os.uname().release,
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--algorithms", default="cubic", help="reno, cubic, bbr; a list goes round the flows")
    parser.add_argument("--flows", type=int, help="number of flows; as many as the longer list where it is not given")
    parser.add_argument("--rate", type=float, default=10e6, help="bottleneck, bit/s")
    parser.add_argument("--rtt", default="40", help="round-trip time without queues, ms; a list goes round the flows")
    parser.add_argument("--buffer", type=float, default=30, help="time that a full buffer takes to send, ms")
    parser.add_argument("--burst", type=int, default=5000, help="tbf's burst, bytes")
    parser.add_argument("--duration", type=float, default=30, help="s")
    parser.add_argument("--warmUp", type=float, default=10, help="time at the start that is not measured, s")
    parser.add_argument("--stagger", type=float, default=0.1, help="time between starts, s")
    options = parser.parse_args()
    if not 0 <= options.warmUp < options.duration <= 600:
        parser.error("the warm-up must end before the duration, and the duration within 600 s")

    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        unavailable("network namespaces are for root on Linux")
    for tool in ("ip", "tc", "sysctl", "gcc"):
        if not shutil.which(tool):
            unavailable(f"{tool} is missing (apt-get install iproute2 procps gcc)")
    algorithms, rtts = options.algorithms.split(","), [float(rtt) for rtt in options.rtt.split(",")]
    count = options.flows or max(len(algorithms), len(rtts))
    flows = [Flow(i, algorithms[i % len(algorithms)], rtts[i % len(rtts)]) for i in range(count)]

    for number in (signal.SIGTERM, signal.SIGALRM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit("kernel_tcp.py: stopped"))
    signal.alarm(int(options.duration) + 60)

    with tempfile.TemporaryDirectory(prefix="netopt-kernel-") as folder, Namespaces() as spaces:
        program = os.path.join(folder, "delay_box")
        run("gcc", "-O2", os.path.join(os.path.dirname(os.path.abspath(__file__)), "delay_box.c"), "-o", program)
        limit = round(options.rate * options.buffer / 8e3)
        try:
            spaces.within("r", "tc", "qdisc", "add", "dev", "r1", "root", "tbf", "rate", f"{options.rate:.0f}bit", "burst", str(options.burst), "limit", str(limit))
        except OSError as problem:
            unavailable(f"this kernel has no tbf: {problem}")
        try:
            os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
        except PermissionError:
            print("kernel_tcp.py: no real-time priority", file=sys.stderr)
        spaces.enter("d")
        box = subprocess.Popen([program, "d0", "d1", str(PORT)] + [str(round(flow.rtt * 500)) for flow in flows], stdout=subprocess.PIPE, text=True)
        try:
            if box.stdout.readline() != "ready\n":
                raise OSError("the delay box did not start")
            spaces.enter("r")
            shaper = Shaper()
            spaces.enter("t")
            for flow in flows:
                flow.listen()
            spaces.enter("s")
            for flow in flows:
                flow.open()
            measured = transfer(flows, shaper, options)
        finally:
            for flow in flows:
                flow.close()
            box.terminate()
            last = box.stdout.read()
            box.wait()
    box = json.loads(last)
    if box["lost"]:
        sys.exit(f"the delay box lost {box['lost']} frames")
    print(json.dumps(report(flows, options, *measured, box)))


main()
