/* Never ends, and does nothing but call the host. */
#include <mote/faasm2018_syscalls.h>

int exec(struct FaasmMemory *memory) {
  (void)memory;
  for (;;) {
    faasmControl(1, 0, 0);
  }
}
