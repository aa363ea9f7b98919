/*
 * null: the machine's limit. A TFTP server that sends zeros from memory for any name; the size is
 * the number at the name's end ("zeros-33554432"). One thread, recvmmsg and sendmmsg, one system
 * call a batch, windows cut into datagrams by the kernel (UDP_SEGMENT), no allocation per packet.
 *
 *   null ADDRESS PORT [own]     one socket for all transfers, or (own) a socket each
 *
 * Prints "ready PORT" when it listens. Options blksize, windowsize and tsize (RFC 2348, 7440, 2349).
 * The timer is as plain as can be: after 1 s without progress the window goes out again, 30 times.
 * It reads no file, knows no peer it should refuse and logs nothing: nobody can be expected to beat
 * it, and what a real server needs beyond it is what that server costs.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/udp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { RRQ = 1, DATA = 3, ACK = 4, ERROR = 5, OACK = 6 };
enum {
  TRANSFERS = 16384,      /* a power of two: also the number of hash buckets */
  BATCH = 64,             /* datagrams received, or messages sent, in one call */
  SEGMENTS = 64,          /* UDP_MAX_SEGMENTS of older kernels */
  LARGEST_MESSAGE = 65507,/* IPv4: 65,535 - 20 - 8 */
  LARGEST_BLOCK = 65464,  /* RFC 2348 */
  TRIES = 30
};
#define RETRY_NS 1000000000ull
#define SWEEP_NS 100000000ull

struct transfer {
  struct sockaddr_in peer;
  int fd;                 /* where its packets leave: the shared socket, or its own */
  uint32_t next;          /* in its bucket, or in the list of free ones; 0 is nobody */
  uint64_t size, last;    /* bytes, and the number of the last block counted from 1 */
  uint64_t acked, sent;   /* blocks */
  uint64_t touched_ns;
  uint32_t block_size, window;
  int tries;
  int open, awaits_oack;
  char oack[128];
  int oack_length;
};

static struct transfer transfers[TRANSFERS]; /* number 0 is not used */
static uint32_t bucket[TRANSFERS];
static uint32_t free_list, highest;
static int listening, own, poller;
static uint64_t now_ns;
static char zeros[LARGEST_BLOCK];

/* The batch that goes out next: all of one socket. */
static struct mmsghdr out[BATCH];
static struct iovec out_iov[BATCH][2 * SEGMENTS];
static unsigned char out_header[BATCH][SEGMENTS][4];
static union {
  char bytes[CMSG_SPACE(sizeof(uint16_t))];
  struct cmsghdr align;
} out_control[BATCH];
static int queued, queued_fd;

static void die(const char *what) {
  perror(what);
  exit(1);
}

static uint64_t clock_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static void flush(void) {
  for (int done = 0; done < queued;) {
    int n = sendmmsg(queued_fd, out + done, queued - done, 0);
    done += n > 0 ? n : 1; /* A message that cannot be sent is one that was lost. */
  }
  queued = 0;
}

/* Room for one more message on this socket. */
static int message(struct transfer *t) {
  if (queued == BATCH || (queued > 0 && queued_fd != t->fd)) flush();
  queued_fd = t->fd;
  struct msghdr *m = &out[queued].msg_hdr;
  m->msg_name = own ? NULL : &t->peer;
  m->msg_namelen = own ? 0 : sizeof t->peer;
  m->msg_iov = out_iov[queued];
  m->msg_control = NULL;
  m->msg_controllen = 0;
  return queued++;
}

static void send_oack(struct transfer *t) {
  int i = message(t);
  out_iov[i][0] = (struct iovec){t->oack, t->oack_length};
  out[i].msg_hdr.msg_iovlen = 1;
}

/* Blocks first..first+count-1 as one message that the kernel cuts. */
static void send_blocks(struct transfer *t, uint64_t first, uint32_t count) {
  int i = message(t);
  for (uint32_t k = 0; k < count; k++) {
    uint64_t block = first + k;
    unsigned char *h = out_header[i][k];
    h[0] = 0, h[1] = DATA, h[2] = block >> 8, h[3] = block;
    uint64_t bytes = block < t->last ? t->block_size : t->size - (t->last - 1) * t->block_size;
    out_iov[i][2 * k] = (struct iovec){h, 4};
    out_iov[i][2 * k + 1] = (struct iovec){zeros, bytes};
  }
  struct msghdr *m = &out[i].msg_hdr;
  m->msg_iovlen = 2 * count;
  if (count > 1) {
    m->msg_control = out_control[i].bytes;
    m->msg_controllen = sizeof out_control[i].bytes;
    struct cmsghdr *c = CMSG_FIRSTHDR(m);
    c->cmsg_level = SOL_UDP, c->cmsg_type = UDP_SEGMENT, c->cmsg_len = CMSG_LEN(sizeof(uint16_t));
    uint16_t segment = t->block_size + 4;
    memcpy(CMSG_DATA(c), &segment, sizeof segment);
  }
}

static void send_window(struct transfer *t) {
  uint64_t end = t->acked + t->window < t->last ? t->acked + t->window : t->last;
  uint32_t at_once = LARGEST_MESSAGE / (t->block_size + 4);
  if (at_once > SEGMENTS) at_once = SEGMENTS;
  for (uint64_t b = t->acked + 1; b <= end; b += at_once)
    send_blocks(t, b, end - b + 1 < at_once ? end - b + 1 : at_once);
  t->sent = end;
  t->touched_ns = now_ns;
}

static void send_current(struct transfer *t) {
  t->touched_ns = now_ns;
  if (t->awaits_oack) send_oack(t);
  else send_window(t);
}

/* --- who is who ------------------------------------------------------------------------------- */

static uint32_t *bucket_of(const struct sockaddr_in *peer) {
  uint32_t h = (ntohl(peer->sin_addr.s_addr) * 2654435761u) ^ (ntohs(peer->sin_port) * 40503u);
  return &bucket[(h ^ h >> 15) & (TRANSFERS - 1)];
}

static struct transfer *find(const struct sockaddr_in *peer) {
  for (uint32_t i = *bucket_of(peer); i; i = transfers[i].next)
    if (transfers[i].peer.sin_port == peer->sin_port &&
        transfers[i].peer.sin_addr.s_addr == peer->sin_addr.s_addr)
      return &transfers[i];
  return NULL;
}

static struct transfer *open_transfer(const struct sockaddr_in *peer) {
  uint32_t i = free_list;
  if (i) free_list = transfers[i].next;
  else if (highest + 1 < TRANSFERS) i = ++highest;
  else return NULL;
  struct transfer *t = &transfers[i];
  *t = (struct transfer){.peer = *peer, .fd = listening, .open = 1, .block_size = 512, .window = 1};
  uint32_t *b = bucket_of(peer);
  t->next = *b;
  *b = i;
  return t;
}

static void close_transfer(struct transfer *t) {
  uint32_t i = t - transfers;
  uint32_t *link = bucket_of(&t->peer);
  while (*link != i) link = &transfers[*link].next;
  *link = t->next;
  if (own && queued > 0 && queued_fd == t->fd) flush();
  if (own) close(t->fd);
  t->open = 0;
  t->next = free_list;
  free_list = i;
}

static void give_own_socket(struct transfer *t) {
  struct sockaddr_in here;
  socklen_t length = sizeof here;
  getsockname(listening, (struct sockaddr *)&here, &length);
  here.sin_port = 0;
  t->fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  struct epoll_event e = {.events = EPOLLIN, .data.u32 = t - transfers};
  if (t->fd < 0 || bind(t->fd, (struct sockaddr *)&here, sizeof here) ||
      connect(t->fd, (struct sockaddr *)&t->peer, sizeof t->peer) ||
      epoll_ctl(poller, EPOLL_CTL_ADD, t->fd, &e))
    die("socket of a transfer");
}

/* --- what arrives ----------------------------------------------------------------------------- */

static int option(struct transfer *t, const char *name, uint64_t value) {
  int n = t->oack_length;
  n += snprintf(t->oack + n, sizeof t->oack - n, "%s", name) + 1;
  n += snprintf(t->oack + n, sizeof t->oack - n, "%llu", (unsigned long long)value) + 1;
  t->oack_length = n;
  return 1;
}

static void on_request(const struct sockaddr_in *peer, char *p, int length) {
  struct transfer *t = find(peer);
  if (t && t->acked == 0) {
    send_current(t);
    return;
  }
  if (t) close_transfer(t);
  if (!(t = open_transfer(peer))) return;
  p[length - 1] = 0; /* A request ends with a NUL; one that does not loses its last letter. */
  char *end = p + length, *name = p + 2, *dash = strrchr(name, '-');
  t->size = dash ? strtoull(dash + 1, NULL, 10) : 0;
  memcpy(t->oack, "\0\6", 2);
  t->oack_length = 2;
  char *o = name + strlen(name) + 1;
  o += o < end ? strlen(o) + 1 : 0;
  while (o < end) {
    char *v = o + strlen(o) + 1;
    if (v >= end) break;
    uint64_t n = strtoull(v, NULL, 10);
    if (!strcasecmp(o, "blksize") && n >= 8)
      t->awaits_oack |= option(t, "blksize", t->block_size = n < LARGEST_BLOCK ? n : LARGEST_BLOCK);
    else if (!strcasecmp(o, "windowsize") && n >= 1)
      t->awaits_oack |= option(t, "windowsize", t->window = n < 65535 ? n : 65535);
    else if (!strcasecmp(o, "tsize"))
      t->awaits_oack |= option(t, "tsize", t->size);
    o = v + strlen(v) + 1;
  }
  t->last = t->size / t->block_size + 1;
  if (own) give_own_socket(t);
  send_current(t);
}

static void on_ack(struct transfer *t, const unsigned char *p) {
  uint16_t step = (p[2] << 8 | p[3]) - (uint16_t)t->acked;
  if (t->awaits_oack && step == 0) t->awaits_oack = 0;
  else if (step == 0 || step > t->sent - t->acked) return; /* A duplicate is never answered. */
  t->acked += step;
  t->tries = 0;
  if (t->acked == t->last) close_transfer(t);
  else send_window(t);
}

static void on_datagram(struct transfer *t, const struct sockaddr_in *peer, char *p, int length) {
  if (length < 4 || p[0]) return;
  if (p[1] == RRQ) {
    on_request(peer, p, length);
    return;
  }
  if (!t) t = find(peer);
  if (!t) return;
  if (p[1] == ACK) on_ack(t, (unsigned char *)p);
  if (p[1] == ERROR) close_transfer(t);
}

static void sweep(void) {
  static uint64_t next_ns;
  if (now_ns < next_ns) return;
  next_ns = now_ns + SWEEP_NS;
  for (uint32_t i = 1; i <= highest; i++) {
    struct transfer *t = &transfers[i];
    if (!t->open || now_ns - t->touched_ns < RETRY_NS) continue;
    if (++t->tries > TRIES) close_transfer(t);
    else send_current(t);
  }
}

/* --- loops ------------------------------------------------------------------------------------ */

static struct mmsghdr in[BATCH];
static struct iovec in_iov[BATCH];
static struct sockaddr_in in_peer[BATCH];
static char in_bytes[BATCH][516];

static void receive(int flags) {
  for (int i = 0; i < BATCH; i++) in[i].msg_hdr.msg_namelen = sizeof in_peer[i];
  int n = recvmmsg(listening, in, BATCH, flags, NULL);
  now_ns = clock_ns();
  for (int i = 0; i < n; i++) on_datagram(NULL, &in_peer[i], in_bytes[i], in[i].msg_len);
}

static void loop_one_socket(void) {
  struct timeval pause = {0, SWEEP_NS / 1000};
  setsockopt(listening, SOL_SOCKET, SO_RCVTIMEO, &pause, sizeof pause);
  for (;;) {
    receive(MSG_WAITFORONE);
    sweep();
    flush();
  }
}

static void loop_own_sockets(void) {
  struct epoll_event events[BATCH], e = {.events = EPOLLIN, .data.u32 = 0};
  char packet[516];
  poller = epoll_create1(0);
  if (epoll_ctl(poller, EPOLL_CTL_ADD, listening, &e)) die("epoll");
  for (;;) {
    int n = epoll_wait(poller, events, BATCH, SWEEP_NS / 1000000);
    now_ns = clock_ns();
    for (int i = 0; i < n; i++) {
      struct transfer *t = &transfers[events[i].data.u32];
      if (t == transfers) {
        receive(MSG_DONTWAIT);
      } else if (t->open) {
        int length = recv(t->fd, packet, sizeof packet, 0);
        if (length < 0 && errno == ECONNREFUSED) close_transfer(t);
        else on_datagram(t, &t->peer, packet, length);
      }
      flush();
    }
    sweep();
    flush();
  }
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: null ADDRESS PORT [own]\n");
    return 2;
  }
  own = argc > 3 && !strcmp(argv[3], "own");
  struct rlimit files = {TRANSFERS + 64, TRANSFERS + 64};
  setrlimit(RLIMIT_NOFILE, &files);
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[2]))};
  if (inet_pton(AF_INET, argv[1], &here.sin_addr) != 1) die(argv[1]);
  listening = socket(AF_INET, SOCK_DGRAM, 0);
  int room = 16 << 20; /* A thousand phones answer at the same moment. */
  if (setsockopt(listening, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room))
    setsockopt(listening, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
  if (bind(listening, (struct sockaddr *)&here, sizeof here)) die("bind");
  socklen_t length = sizeof here;
  getsockname(listening, (struct sockaddr *)&here, &length);
  for (int i = 0; i < BATCH; i++) {
    in_iov[i] = (struct iovec){in_bytes[i], sizeof in_bytes[i]};
    in[i].msg_hdr = (struct msghdr){
        .msg_name = &in_peer[i], .msg_iov = &in_iov[i], .msg_iovlen = 1};
  }
  printf("ready %d\n", ntohs(here.sin_port));
  fflush(stdout);
  if (own) loop_own_sockets();
  else loop_one_socket();
}
