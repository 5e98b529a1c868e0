/* Answers with a greeting. */
#include <mote/faasm2018.h>

int exec(struct FaasmMemory *memory) { return writeOutputText(memory, "Hello faasm!"); }
