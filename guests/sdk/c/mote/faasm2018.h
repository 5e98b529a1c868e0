/*
 * Guest SDK for the world faasm-2018. Header only: include it in exactly one file of a guest and define
 *
 *     int exec(struct FaasmMemory *memory);
 *
 * Build with clang and lld, no C library needed (guests/README.md has the whole command).
 */
#ifndef MOTE_FAASM2018_H
#define MOTE_FAASM2018_H

#include <stddef.h>
#include <stdint.h>

#if !defined(__wasm32__)
#error "mote/faasm2018.h is for guests: compile with --target=wasm32-unknown-unknown"
#endif
#if !defined(__wasm_bulk_memory__)
#error "compile with -mbulk-memory: a guest without a C library has no memcpy of its own"
#endif

/* Sizes that the contract fixes, in bytes and slots. */
#define MAX_INPUT_BYTES 65536
#define MAX_OUTPUT_BYTES 65536
#define MAX_CHAINS 20
#define MAX_NAME_LENGTH 32

/* Where the host put the regions of this call. The layout is part of the contract. */
struct FaasmMemory {
  uint8_t *input;          /* MAX_INPUT_BYTES, zero after the input */
  uint8_t *output;         /* MAX_OUTPUT_BYTES, zero at first */
  uint8_t *chainFunctions; /* MAX_CHAINS names of MAX_NAME_LENGTH bytes */
  uint8_t *chainInputs;    /* MAX_CHAINS inputs of MAX_INPUT_BYTES */
  int32_t chainCount;
};

_Static_assert(sizeof(struct FaasmMemory) == 20, "the contract's layout");
_Static_assert(offsetof(struct FaasmMemory, chainCount) == 16, "the contract's layout");

/* The function: defined by the guest. The host ignores the result. */
int exec(struct FaasmMemory *memory);

/* Declares a function that the host offers in module "env". */
#define FAASM_IMPORT(name) __attribute__((import_module("env"), import_name(#name)))

/* Prints one line to the invocation's log. */
FAASM_IMPORT(puts) int32_t puts(const char *line);

/* Length of a text without its final NUL. */
static inline size_t faasmLength(const char *text) {
  size_t length = 0;
  while (text[length] != 0) {
    length++;
  }
  return length;
}

/*
 * Length of the input. The contract passes none, so this is the position after the last byte that is not zero: an
 * input that ends in zeros looks shorter than it was.
 */
static inline size_t inputLength(const struct FaasmMemory *memory) {
  size_t length = MAX_INPUT_BYTES;
  while (length > 0 && memory->input[length - 1] == 0) {
    length--;
  }
  return length;
}

/* Writes output at an offset. Returns 0, or -1 and writes nothing when it would not fit. */
static inline int writeOutputAt(struct FaasmMemory *memory, size_t offset, const void *data, size_t length) {
  if (offset > MAX_OUTPUT_BYTES || length > MAX_OUTPUT_BYTES - offset) {
    return -1;
  }
  __builtin_memcpy(memory->output + offset, data, length);
  return 0;
}

/* Writes output from the start. Returns 0, or -1 and writes nothing when it would not fit. */
static inline int writeOutput(struct FaasmMemory *memory, const void *data, size_t length) {
  return writeOutputAt(memory, 0, data, length);
}

/* Writes a text as output, without its final NUL. */
static inline int writeOutputText(struct FaasmMemory *memory, const char *text) {
  return writeOutput(memory, text, faasmLength(text));
}

/*
 * Asks for a call of another function of the same user, once this one has completed. Returns 0, or -1 and asks for
 * nothing when all slots are taken, the name is empty or has more than 31 bytes, or the data exceeds MAX_INPUT_BYTES.
 */
static inline int chainFunction(struct FaasmMemory *memory, const char *name, const void *data, size_t length) {
  size_t nameLength = faasmLength(name);
  int32_t slot = memory->chainCount;
  if (slot < 0 || slot >= MAX_CHAINS || nameLength == 0 || nameLength >= MAX_NAME_LENGTH ||
      length > MAX_INPUT_BYTES) {
    return -1;
  }
  __builtin_memcpy(memory->chainFunctions + slot * MAX_NAME_LENGTH, name, nameLength + 1);
  __builtin_memcpy(memory->chainInputs + slot * MAX_INPUT_BYTES, data, length);
  memory->chainCount = slot + 1;
  return 0;
}

/* What the host calls. */
__attribute__((export_name("run"))) int32_t run(uint8_t *input, uint8_t *output, uint8_t *chainFunctions,
                                                uint8_t *chainInputs) {
  struct FaasmMemory memory = {input, output, chainFunctions, chainInputs, 0};
  return exec(&memory);
}

#endif
