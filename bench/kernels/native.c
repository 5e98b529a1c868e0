/* Calls a kernel compiled by the host's compiler, and prints the processor time of each call. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "kernel.h"

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
  int n = atoi(argv[1]), calls = atoi(argv[2]), result = 0;
  for (int i = 0; i < calls; i++) {
    long long before = now();
    result = run(n);
    printf("%lld\n", now() - before);
  }
  printf("result %d\n", result);
  return argc > 3;
}
