#include "kernel.h"
#define BYTES (1 << 18)

static uint32_t constants[64];
static uint8_t message[BYTES];

static uint32_t rotate(uint32_t x, int by) { return x >> by | x << (32 - by); }

/* The first 32 bits of the fraction of the cube root of each of the first 64 primes. */
static void prepare(void) {
  int found = 0;
  for (int p = 2; found < 64; p++) {
    int prime = 1;
    for (int d = 2; d * d <= p; d++) prime &= p % d != 0;
    if (!prime) continue;
    double low = 1, high = 8;
    for (int i = 0; i < 80; i++) {
      double mid = (low + high) / 2;
      if (mid * mid * mid < p) low = mid; else high = mid;
    }
    constants[found++] = (uint32_t)(int64_t)((low - (int)low) * 4294967296.0);
  }
}

static void block(uint32_t *h, const uint8_t *p) {
  uint32_t w[64], s[8];
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)p[4 * i] << 24 | p[4 * i + 1] << 16 | p[4 * i + 2] << 8 | p[4 * i + 3];
  for (int i = 16; i < 64; i++) {
    uint32_t x = w[i - 15], y = w[i - 2];
    w[i] = w[i - 16] + (rotate(x, 7) ^ rotate(x, 18) ^ x >> 3) + w[i - 7] + (rotate(y, 17) ^ rotate(y, 19) ^ y >> 10);
  }
  for (int i = 0; i < 8; i++) s[i] = h[i];
  for (int i = 0; i < 64; i++) {
    uint32_t e = s[4], a = s[0];
    uint32_t t = s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & s[5]) ^ (~e & s[6])) + constants[i] + w[i];
    uint32_t u = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    for (int k = 7; k > 0; k--) s[k] = s[k - 1];
    s[4] += t;
    s[0] = t + u;
  }
  for (int i = 0; i < 8; i++) h[i] += s[i];
}

int run(int n) {
  uint32_t h[8] = {1, 2, 3, 4, 5, 6, 7, 8};
  prepare();
  for (int i = 0; i < BYTES; i++) message[i] = (uint8_t)(i * 7 + (i >> 9));
  for (int round = 0; round < n; round++)
    for (int at = 0; at < BYTES; at += 64) block(h, message + at);
  return (int)(h[0] ^ h[7]);
}
