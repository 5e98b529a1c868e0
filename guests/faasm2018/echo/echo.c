/* Answers with its input. */
#include <mote/faasm2018.h>

int exec(struct FaasmMemory *memory) { return writeOutput(memory, memory->input, MAX_INPUT_BYTES); }
