/* Calls itself without end. */
#include <mote/faasm2018.h>

static volatile int32_t deepest;

/* The store after the call keeps the compiler from making a loop of it. */
__attribute__((noinline)) static int32_t dive(int32_t depth) {
  int32_t below = deepest >= 0 ? dive(depth + 1) : depth;
  deepest = below;
  return below + 1;
}

int exec(struct FaasmMemory *memory) {
  (void)memory;
  return dive(0);
}
