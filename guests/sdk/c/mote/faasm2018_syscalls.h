/*
 * System calls of the world faasm-2018, for guests that need more than input and output. Results follow Linux: 0 or
 * more is success, -1 to -4095 is a negated errno. What a guest may reach is decided by its grants.
 */
#ifndef MOTE_FAASM2018_SYSCALLS_H
#define MOTE_FAASM2018_SYSCALLS_H

#include <mote/faasm2018.h>

struct FaasmBuffer {
  const void *data;
  uint32_t length;
};

struct FaasmPoll {
  int32_t descriptor;
  int16_t events;
  int16_t happened;
};

/* An IPv4 address; port and address are in network order. */
struct FaasmAddress {
  uint16_t family;
  uint16_t port;
  uint32_t address;
  uint8_t zero[8];
};

/* 32-bit fields, unlike current systems. */
struct FaasmTime {
  int32_t seconds;
  int32_t nanoseconds;
};

enum FaasmSocketCall {
  FAASM_SOCKET = 1,
  FAASM_BIND = 2,
  FAASM_CONNECT = 3,
  FAASM_GETSOCKNAME = 6,
  FAASM_SEND = 9,
  FAASM_RECV = 10,
  FAASM_SENDTO = 11,
  FAASM_RECVFROM = 12
};

enum { FAASM_INET = 2, FAASM_STREAM = 1, FAASM_DATAGRAM = 2 };

FAASM_IMPORT(__syscall_open) int32_t faasmOpen(const char *path, int32_t flags, int32_t mode);
FAASM_IMPORT(__syscall_read) int32_t faasmRead(int32_t descriptor, void *into, uint32_t length);
FAASM_IMPORT(__syscall_close) int32_t faasmClose(int32_t descriptor);
FAASM_IMPORT(__syscall_writev) int32_t faasmWrite(int32_t descriptor, const struct FaasmBuffer *buffers, int32_t count);
FAASM_IMPORT(__syscall_fcntl64) int32_t faasmControl(int32_t descriptor, int32_t command, int32_t argument);
FAASM_IMPORT(__syscall_poll) int32_t faasmPoll(struct FaasmPoll *polls, int32_t count, int32_t milliseconds);
FAASM_IMPORT(__syscall_clock_gettime) int32_t faasmClock(int32_t clock, struct FaasmTime *time);

/* Arguments are an array of 32-bit words, as many as the call has. */
FAASM_IMPORT(__syscall_socketcall) int32_t faasmSocketCall(enum FaasmSocketCall call, const void *arguments);

static inline uint16_t faasmNetworkOrder(uint16_t port) { return __builtin_bswap16(port); }

#endif
