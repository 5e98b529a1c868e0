#include "kernel.h"
#define COUNT 200000

typedef int (*comparator)(const int *, const int *);

static int values[COUNT];
static int ascending(const int *a, const int *b) { return *a < *b ? -1 : *a > *b; }
static int descending(const int *a, const int *b) { return ascending(b, a); }
static comparator volatile orders[2] = {ascending, descending};

static void sort(int *a, int n, comparator compare) {
  while (n > 1) {
    int pivot = a[n / 2], i = 0, j = n - 1;
    while (i <= j) {
      while (compare(&a[i], &pivot) < 0) i++;
      while (compare(&a[j], &pivot) > 0) j--;
      if (i <= j) {
        int t = a[i];
        a[i++] = a[j];
        a[j--] = t;
      }
    }
    if (j + 1 < n - i) {
      sort(a, j + 1, compare);
      a += i;
      n -= i;
    } else {
      sort(a + i, n - i, compare);
      n = j + 1;
    }
  }
}

int run(int n) {
  uint32_t seed = 777;
  int sum = 0;
  for (int round = 0; round < n; round++) {
    for (int i = 0; i < COUNT; i++) {
      seed = seed * 1664525u + 1013904223u;
      values[i] = (int)(seed >> 1);
    }
    sort(values, COUNT, orders[round & 1]);
    for (int i = 0; i < COUNT; i += 1000) sum = sum * 31 + values[i];
  }
  return sum;
}
