/* Traps. */
#include <mote/faasm2018.h>

int exec(struct FaasmMemory *memory) {
  writeOutputText(memory, "never seen: the output of a call that fails is dropped");
  __builtin_trap();
}
