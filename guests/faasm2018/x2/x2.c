/* Doubles every byte, modulo 256. */
#include <mote/faasm2018.h>

int exec(struct FaasmMemory *memory) {
  for (size_t i = 0; i < MAX_INPUT_BYTES; i++) {
    memory->output[i] = (uint8_t)(memory->input[i] * 2);
  }
  return 0;
}
