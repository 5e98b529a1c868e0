// Greets whoever its argument names.
#include <stdio.h>

int main(int count, char **arguments) {
  printf("Hello %s\n", count > 1 ? arguments[1] : "World");
  return 0;
}
