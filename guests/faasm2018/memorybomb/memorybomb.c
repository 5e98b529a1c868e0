/* Takes all the memory it can get, touches it, and answers with how many pages it has then. */
#include <mote/faasm2018.h>

int exec(struct FaasmMemory *memory) {
  size_t before;
  while ((before = __builtin_wasm_memory_grow(0, 1)) != (size_t)-1) {
    *(volatile uint8_t *)(before * 65536) = 1;
  }
  char digits[10];
  size_t start = sizeof digits;
  for (size_t pages = __builtin_wasm_memory_size(0); pages > 0; pages /= 10) {
    digits[--start] = (char)('0' + pages % 10);
  }
  return writeOutput(memory, digits + start, sizeof digits - start);
}
