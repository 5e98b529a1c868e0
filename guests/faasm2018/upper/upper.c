/* Answers with its input in capitals; touches ASCII letters alone. */
#include <mote/faasm2018.h>

int exec(struct FaasmMemory *memory) {
  size_t length = inputLength(memory);
  for (size_t i = 0; i < length; i++) {
    uint8_t letter = memory->input[i];
    memory->output[i] = letter >= 'a' && letter <= 'z' ? (uint8_t)(letter - 'a' + 'A') : letter;
  }
  return 0;
}
