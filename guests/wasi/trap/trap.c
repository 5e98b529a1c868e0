// Traps; or loops without an end where its argument is "loop", or exits with the number that it is given.
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
  if (argc < 2)
    __builtin_trap();
  if (strcmp(argv[1], "loop") == 0) {
    for (volatile int i = 0;; i++)
      ;
  }
  exit(atoi(argv[1]));
}
