/* Never ends. */
#include <mote/faasm2018.h>

int exec(struct FaasmMemory *memory) {
  volatile uint8_t *output = memory->output;
  for (;;) {
    output[0]++;
  }
}
