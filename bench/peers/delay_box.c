// Carries Ethernet frames between two interfaces and holds each one for half of its flow's round-trip time: the
// propagation delay of kernel_tcp.py, for kernels without netem.
//
// usage: delay_box INTERFACE INTERFACE PORT DELAY_US...
// Frames of TCP port PORT + i (on either side) wait DELAY_US of place i; all others, such as ARP, pass at once.
//
// A frame is due at the kernel's stamp of its arrival plus the delay, so what the process takes to wake up for an arrival
// costs nothing. Frames of one flow and direction have one delay and keep their order; each has a ring of its own. On
// SIGTERM it prints one JSON object: frames forwarded, frames lost, and how late frames left (mean and maximum, us).
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>

enum { FRAME = 1600, MAX_FLOWS = 64 };

struct frame { int64_t due; int length; unsigned char bytes[FRAME]; };
struct ring { struct frame *frames; unsigned head, tail, size; };

static volatile sig_atomic_t stopped;
static void stop(int signal) { (void)signal; stopped = 1; }

static void fail(const char *what) { perror(what); exit(1); }

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);  // the clock of SO_TIMESTAMPNS
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int open_interface(const char *name)
{
    struct sockaddr_ll address = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = if_nametoindex(name)};
    if (!address.sll_ifindex) fail(name);
    int handle = socket(AF_PACKET, SOCK_RAW, 0), on = 1, bytes = 64 << 20;
    if (handle < 0) fail("socket");
    setsockopt(handle, SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof bytes);
    setsockopt(handle, SOL_SOCKET, SO_SNDBUFFORCE, &bytes, sizeof bytes);
    setsockopt(handle, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    setsockopt(handle, SOL_PACKET, PACKET_IGNORE_OUTGOING, &on, sizeof on);
    struct packet_mreq everything = {.mr_ifindex = address.sll_ifindex, .mr_type = PACKET_MR_PROMISC};
    setsockopt(handle, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &everything, sizeof everything);
    if (bind(handle, (struct sockaddr *)&address, sizeof address)) fail("bind");
    return handle;
}

// The flow of a frame, -1 for whatever is not IPv4 TCP of a known port.
static int flow_of(const unsigned char *bytes, int length, int port, int flows)
{
    if (length < 54 || bytes[12] != 8 || bytes[13] != 0 || bytes[23] != IPPROTO_TCP) return -1;
    const unsigned char *tcp = bytes + 14 + (bytes[14] & 15) * 4;
    int source = (tcp[0] << 8 | tcp[1]) - port, target = (tcp[2] << 8 | tcp[3]) - port;
    return source >= 0 && source < flows ? source : target >= 0 && target < flows ? target : -1;
}

static void grow(struct ring *ring)
{
    unsigned size = ring->size ? ring->size * 2 : 256;
    struct frame *frames = malloc(size * sizeof *frames);
    if (!frames) fail("malloc");
    for (unsigned i = ring->head; i != ring->tail; i++) frames[i & (size - 1)] = ring->frames[i & (ring->size - 1)];
    free(ring->frames);
    ring->frames = frames;
    ring->size = size;
}

int main(int count, char **arguments)
{
    int flows = count - 4;
    if (flows < 1 || flows > MAX_FLOWS) { fprintf(stderr, "usage: delay_box INTERFACE INTERFACE PORT DELAY_US...\n"); return 2; }
    int port = atoi(arguments[3]);
    int64_t delay[MAX_FLOWS + 1];
    for (int i = 0; i < flows; i++) delay[i] = atoll(arguments[4 + i]) * 1000;
    delay[flows] = 0;

    struct sched_param priority = {.sched_priority = 50};
    if (sched_setscheduler(0, SCHED_FIFO, &priority)) perror("delay_box: no real-time priority");
    mlockall(MCL_CURRENT | MCL_FUTURE);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    // Stop only inside ppoll, which alone lets the signals through, so that none is missed.
    sigset_t blocked, normal;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    sigaddset(&blocked, SIGINT);
    sigprocmask(SIG_BLOCK, &blocked, &normal);
    signal(SIGTERM, stop);
    signal(SIGINT, stop);

    struct pollfd sides[2];
    for (int i = 0; i < 2; i++) sides[i] = (struct pollfd){.fd = open_interface(arguments[1 + i]), .events = POLLIN};
    static struct ring rings[2][MAX_FLOWS + 1];
    for (int side = 0; side < 2; side++) for (int flow = 0; flow <= flows; flow++) grow(&rings[side][flow]);
    int64_t forwarded = 0, lost = 0, late = 0, latest = 0;
    printf("ready\n");
    fflush(stdout);

    while (!stopped)
    {
        int64_t next = INT64_MAX;
        for (int side = 0; side < 2; side++)
            for (int flow = 0; flow <= flows; flow++)
            {
                struct ring *ring = &rings[side][flow];
                while (ring->head != ring->tail)
                {
                    struct frame *frame = &ring->frames[ring->head & (ring->size - 1)];
                    int64_t lateness = now() - frame->due;
                    if (lateness < 0) { if (frame->due < next) next = frame->due; break; }
                    if (send(sides[1 - side].fd, frame->bytes, frame->length, 0) == frame->length) forwarded++; else lost++;
                    if (flow < flows) { late += lateness; if (lateness > latest) latest = lateness; }
                    ring->head++;
                }
            }
        struct timespec wait = {3600, 0};
        if (next != INT64_MAX)
        {
            int64_t left = next - now();
            if (left < 0) left = 0;
            wait = (struct timespec){left / 1000000000, left % 1000000000};
        }
        if (ppoll(sides, 2, &wait, &normal) < 0 && errno != EINTR) fail("ppoll");
        for (int side = 0; side < 2; side++)
            for (;;)
            {
                static unsigned char bytes[65536];
                union { struct cmsghdr align; char space[CMSG_SPACE(sizeof(struct timespec))]; } control;
                struct iovec vector = {bytes, sizeof bytes};
                struct msghdr message = {.msg_iov = &vector, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
                int length = (int)recvmsg(sides[side].fd, &message, MSG_DONTWAIT | MSG_TRUNC);
                if (length < 0) break;
                if (length > FRAME) { lost++; continue; }  // segmentation offload is on; the caller must turn it off
                int64_t arrival = now();
                for (struct cmsghdr *part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part))
                    if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_TIMESTAMPNS)
                    {
                        struct timespec stamp;
                        memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
                        arrival = stamp.tv_sec * 1000000000LL + stamp.tv_nsec;
                    }
                int flow = flow_of(bytes, length, port, flows);
                if (flow < 0) flow = flows;
                struct ring *ring = &rings[side][flow];
                if (ring->tail - ring->head == ring->size) grow(ring);
                struct frame *frame = &ring->frames[ring->tail++ & (ring->size - 1)];
                frame->due = arrival + delay[flow];
                frame->length = length;
                memcpy(frame->bytes, bytes, length);
            }
    }
    for (int side = 0; side < 2; side++)
    {
        struct tpacket_stats statistics;
        socklen_t size = sizeof statistics;
        if (!getsockopt(sides[side].fd, SOL_PACKET, PACKET_STATISTICS, &statistics, &size)) lost += statistics.tp_drops;
    }
    printf("{\"forwarded\": %lld, \"lost\": %lld, \"meanLateUs\": %.1f, \"maxLateUs\": %.1f}\n", (long long)forwarded, (long long)lost, forwarded ? late / 1e3 / forwarded : 0.0, latest / 1e3);
    return 0;
}
