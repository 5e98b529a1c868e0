/*
 * Counts to five thousand million and answers nothing. Every step mixes the sum of the steps before, so that no
 * compiler, neither here nor on the node, can replace the loop by its result.
 */
#include <mote/faasm2018.h>

static volatile uint64_t result;

int exec(struct FaasmMemory *memory) {
  (void)memory;
  uint64_t sum = 0;
  for (uint64_t i = 0; i < 5000000000; i++) {
    sum += i ^ (sum >> 3);
  }
  result = sum;
  return 0;
}
