// Copies files, or the standard input, to the standard output.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int copy(int from, const char *name) {
  static char buffer[64 * 1024];
  for (;;) {
    ssize_t count = read(from, buffer, sizeof buffer);
    if (count < 0) {
      fprintf(stderr, "cat: %s: %s\n", name, strerror(errno));
      return 1;
    }
    if (count == 0)
      return 0;
    for (ssize_t done = 0; done < count;) {
      ssize_t written = write(STDOUT_FILENO, buffer + done, count - done);
      if (written < 0)
        return 1;
      done += written;
    }
  }
}

int main(int argc, char **argv) {
  if (argc < 2)
    return copy(STDIN_FILENO, "standard input");
  int failed = 0;
  for (int i = 1; i < argc; i++) {
    int file = open(argv[i], O_RDONLY);
    if (file < 0) {
      fprintf(stderr, "cat: %s: %s\n", argv[i], strerror(errno));
      failed = 1;
      continue;
    }
    failed |= copy(file, argv[i]);
    close(file);
  }
  return failed;
}
