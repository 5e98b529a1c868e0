/*
 * Calls the host with whatever its input says, for tests of the host. The input is records of seven words: what to do
 * and six arguments. The output is one word of result per record.
 */
#include <mote/faasm2018_syscalls.h>

FAASM_IMPORT(ioctl) int32_t control3(int32_t, int32_t, int32_t);
FAASM_IMPORT(__syscall_ioctl) int32_t control6(int32_t, int32_t, int32_t, int32_t, int32_t, int32_t);
FAASM_IMPORT(__syscall_mmap) int32_t map(int32_t, int32_t, int32_t, int32_t, int32_t, int32_t);
FAASM_IMPORT(__syscall_munmap) int32_t unmap(int32_t, int32_t);
FAASM_IMPORT(__syscall_brk) int32_t setBreak(int32_t);
FAASM_IMPORT(_gethostbyname) int32_t hostByName(int32_t);

struct Step {
  int32_t what;
  int32_t a, b, c, d, e, f;
};

enum What { END, POKE, PEEK, OPEN, READ, CLOSE, WRITEV, SOCKETCALL, POLL, FCNTL, CLOCK, MMAP, MUNMAP, BRK, PUTS, IOCTL3,
            IOCTL6, HOST_BY_NAME, GROW };

static int32_t take(const struct Step *step) {
  switch ((enum What)step->what) {
    case POKE:
      return *(volatile int32_t *)step->a = step->b;
    case PEEK:
      return *(volatile int32_t *)step->a;
    case OPEN:
      return faasmOpen((const char *)step->a, step->b, step->c);
    case READ:
      return faasmRead(step->a, (void *)step->b, (uint32_t)step->c);
    case CLOSE:
      return faasmClose(step->a);
    case WRITEV:
      return faasmWrite(step->a, (const struct FaasmBuffer *)step->b, step->c);
    case SOCKETCALL:
      return faasmSocketCall((enum FaasmSocketCall)step->a, (const void *)step->b);
    case POLL:
      return faasmPoll((struct FaasmPoll *)step->a, step->b, step->c);
    case FCNTL:
      return faasmControl(step->a, step->b, step->c);
    case CLOCK:
      return faasmClock(step->a, (struct FaasmTime *)step->b);
    case MMAP:
      return map(step->a, step->b, step->c, step->d, step->e, step->f);
    case MUNMAP:
      return unmap(step->a, step->b);
    case BRK:
      return setBreak(step->a);
    case PUTS:
      return puts((const char *)step->a);
    case IOCTL3:
      return control3(step->a, step->b, step->c);
    case IOCTL6:
      return control6(step->a, step->b, step->c, step->d, step->e, step->f);
    case HOST_BY_NAME:
      return hostByName(step->a);
    case GROW:
      return (int32_t)__builtin_wasm_memory_grow(0, (uint32_t)step->a);
    case END:
      break;
  }
  return 0;
}

int exec(struct FaasmMemory *memory) {
  const struct Step *steps = (const struct Step *)memory->input;
  int32_t *results = (int32_t *)memory->output;
  for (size_t i = 0; i < MAX_INPUT_BYTES / sizeof *steps && steps[i].what != END; i++) {
    results[i] = take(&steps[i]);
  }
  return 0;
}
