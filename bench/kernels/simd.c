#include "kernel.h"
#define COUNT 4096

typedef float lanes __attribute__((vector_size(16)));

static lanes a[COUNT], b[COUNT];

int run(int n) {
  for (int i = 0; i < COUNT; i++) {
    a[i] = (lanes){i * 0.5f, i * 0.25f, 1, -i};
    b[i] = (lanes){1, 2, 3, i * 0.125f};
  }
  lanes scale = {0.5f, 0.25f, 0.125f, 0.75f};
  for (int round = 0; round < n; round++)
    for (int i = 0; i < COUNT; i++) a[i] = a[i] * scale + b[i];
  lanes sum = {0, 0, 0, 0};
  for (int i = 0; i < COUNT; i++) sum += a[i];
  return (int)(sum[0] + sum[1] + sum[2] + sum[3]);
}
