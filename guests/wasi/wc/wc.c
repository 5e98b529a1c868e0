// Counts lines, words and bytes of files, or of the standard input.
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

static void count(FILE *file, const char *name) {
  long lines = 0, words = 0, bytes = 0;
  int inside = 0;
  for (int c = getc(file); c != EOF; c = getc(file)) {
    bytes++;
    lines += c == '\n';
    if (isspace(c)) {
      inside = 0;
    } else if (!inside) {
      inside = 1;
      words++;
    }
  }
  printf("%ld %ld %ld%s%s\n", lines, words, bytes, *name ? " " : "", name);
}

int main(int argc, char **argv) {
  if (argc < 2) {
    count(stdin, "");
    return 0;
  }
  int failed = 0;
  for (int i = 1; i < argc; i++) {
    FILE *file = fopen(argv[i], "r");
    if (file == NULL) {
      fprintf(stderr, "wc: %s: %s\n", argv[i], strerror(errno));
      failed = 1;
      continue;
    }
    count(file, argv[i]);
    fclose(file);
  }
  return failed;
}
