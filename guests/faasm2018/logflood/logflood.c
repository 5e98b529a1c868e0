/* Prints a gigabyte without a line end: escape sequences for terminals and bytes that are no UTF-8. */
#include <mote/faasm2018_syscalls.h>

static uint8_t chunk[65536];

int exec(struct FaasmMemory *memory) {
  static const uint8_t pattern[] = {0x1b, '[', '3', '1', 'm', 'r', 'e', 'd', 0xff, 0xfe, 0xc3, 0x28};
  for (size_t i = 0; i < sizeof chunk; i++) {
    chunk[i] = pattern[i % sizeof pattern];
  }
  struct FaasmBuffer buffer = {chunk, sizeof chunk};
  for (int i = 0; i < 16384; i++) {
    faasmWrite(1, &buffer, 1);
  }
  return writeOutputText(memory, "flooded");
}
