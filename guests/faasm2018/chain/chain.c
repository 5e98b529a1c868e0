/* Answers nothing and asks for calls of three other functions. */
#include <mote/faasm2018.h>

int exec(struct FaasmMemory *memory) {
  static const uint8_t toEcho[] = {0, 1, 2};
  static const uint8_t toX2[] = {1, 2, 3};
  static const uint8_t toDummy[] = {2, 3, 4};
  chainFunction(memory, "echo", toEcho, sizeof toEcho);
  chainFunction(memory, "x2", toX2, sizeof toX2);
  chainFunction(memory, "dummy", toDummy, sizeof toDummy);
  return 0;
}
