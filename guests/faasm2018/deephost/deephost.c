/* Calls itself without end and the host at every depth, so that the stack ends inside a host function. */
#include <mote/faasm2018_syscalls.h>

static volatile int32_t deepest;

static struct FaasmAddress nowhere = {FAASM_INET, 1, 0x0100007f, {0}};
static struct FaasmTime time;

__attribute__((noinline)) static void bother(int32_t socket) {
  faasmClose(faasmOpen("/etc/hosts", 0, 0));
  faasmClock(0, &time);
  uint32_t send[] = {(uint32_t)socket, (uint32_t)&time, sizeof time, 0, (uint32_t)&nowhere, sizeof nowhere};
  faasmSocketCall(FAASM_SENDTO, send);
}

/* The store after the call keeps the compiler from making a loop of it. */
__attribute__((noinline)) static int32_t dive(int32_t socket, int32_t depth) {
  bother(socket);
  int32_t below = deepest >= 0 ? dive(socket, depth + 1) : depth;
  deepest = below;
  return below + 1;
}

int exec(struct FaasmMemory *memory) {
  (void)memory;
  uint32_t open[] = {FAASM_INET, FAASM_DATAGRAM, 0};
  return dive(faasmSocketCall(FAASM_SOCKET, open), 0);
}
