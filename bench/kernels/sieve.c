#include "kernel.h"
#define LIMIT 4000000

static uint8_t prime[LIMIT + 1];

int run(int n) {
  int count = 0;
  for (int round = 0; round < n; round++) {
    for (int i = 2; i <= LIMIT; i++) prime[i] = 1;
    for (int i = 2; i * i <= LIMIT; i++)
      if (prime[i])
        for (int j = i * i; j <= LIMIT; j += i) prime[j] = 0;
    for (int i = 2; i <= LIMIT; i++) count += prime[i];
  }
  return count;
}
