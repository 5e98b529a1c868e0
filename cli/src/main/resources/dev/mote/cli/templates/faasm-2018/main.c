// Greets whoever the input names.
#include <mote/faasm2018.h>

int exec(struct FaasmMemory *memory) {
  static uint8_t greeting[512] = "Hello ";
  size_t length = inputLength(memory);
  if (length > sizeof greeting - 6) length = sizeof greeting - 6;
  for (size_t i = 0; i < length; i++) greeting[6 + i] = memory->input[i];
  puts("greeted");  // a line in the invocation's log
  return writeOutput(memory, greeting, 6 + length);
}
