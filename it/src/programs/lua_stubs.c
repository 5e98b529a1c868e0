/* What Lua's library asks for and WASI 0.1 does not have: other processes, and temporary files. */
#include <stdio.h>

int system(const char *command) { return command ? -1 : 0; }

char *tmpnam(char *name) {
  (void)name;
  return NULL;
}

FILE *tmpfile(void) { return NULL; }
