#include "kernel.h"
#define SIZE 192

static double a[SIZE][SIZE], b[SIZE][SIZE], c[SIZE][SIZE];

int run(int n) {
  for (int i = 0; i < SIZE; i++)
    for (int j = 0; j < SIZE; j++) {
      a[i][j] = i - j + 0.5;
      b[i][j] = (i * j) % 17;
    }
  for (int round = 0; round < n; round++)
    for (int i = 0; i < SIZE; i++)
      for (int j = 0; j < SIZE; j++) {
        double sum = c[i][j] * 0.001;
        for (int k = 0; k < SIZE; k++) sum += a[i][k] * b[k][j];
        c[i][j] = sum;
      }
  return (int)c[17][33];
}
