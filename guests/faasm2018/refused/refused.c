/*
 * Asks the host for things that a function does not get. The input's first letter says which: x to exit, f to read
 * another file, w to write a file, s to sleep, l to listen, c to start a command, t to start a thread. Each ends the call.
 */
#include <mote/faasm2018_syscalls.h>

FAASM_IMPORT(__syscall_exit_group) int32_t exitGroup(int32_t code);
FAASM_IMPORT(__syscall_creat) int32_t create(const char *path, int32_t mode);
FAASM_IMPORT(__syscall_nanosleep) int32_t sleepFor(const struct FaasmTime *time, struct FaasmTime *left);
FAASM_IMPORT(system) int32_t command(const char *line);
FAASM_IMPORT(pthread_create) int32_t thread(void *id, const void *settings, void *entry, void *argument);

int exec(struct FaasmMemory *memory) {
  uint32_t none[] = {3, 0};
  struct FaasmTime second = {1, 0};
  switch (memory->input[0]) {
    case 'x':
      return exitGroup(0);
    case 'f':
      return faasmOpen("/etc/passwd", 0, 0);
    case 'w':
      return create("/tmp/out", 0);
    case 's':
      return sleepFor(&second, &second);
    case 'l':
      return faasmSocketCall(4, none);
    case 'c':
      return command("true");
    case 't':
      return thread(memory, NULL, NULL, NULL);
    default:
      return writeOutputText(memory, "nothing asked for");
  }
}
