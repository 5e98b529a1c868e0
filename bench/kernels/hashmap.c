#include "kernel.h"
#define BUCKETS (1 << 14)
#define ENTRIES 60000

/* Counts words in a chained table: allocation, copies and comparisons of strings. */
typedef struct entry {
  struct entry *next;
  uint32_t hash;
  int count;
  char key[16];
} entry;

static entry arena[ENTRIES];
static entry *buckets[BUCKETS];

static uint32_t hash(const char *s) {
  uint32_t h = 2166136261u;
  for (; *s; s++) h = (h ^ (uint8_t)*s) * 16777619u;
  return h;
}

static int same(const char *a, const char *b) {
  while (*a && *a == *b) a++, b++;
  return *a == *b;
}

static void word(char *out, uint32_t v) {
  char digits[12];
  int n = 0;
  *out++ = 'k';
  do digits[n++] = (char)('0' + v % 10); while (v /= 10);
  while (n) *out++ = digits[--n];
  *out = 0;
}

int run(int n) {
  uint32_t seed = 12345;
  int used = 0, sum = 0;
  for (int i = 0; i < BUCKETS; i++) buckets[i] = 0;
  for (int i = 0; i < n; i++) {
    char key[16] = {0};
    seed = seed * 1664525u + 1013904223u;
    word(key, (seed >> 8) % 50000);
    uint32_t h = hash(key);
    entry *e = buckets[h % BUCKETS];
    while (e && (e->hash != h || !same(e->key, key))) e = e->next;
    if (!e) {
      e = &arena[used++];
      e->hash = h;
      e->count = 0;
      for (int k = 0; k < 16; k++) e->key[k] = key[k];
      e->next = buckets[h % BUCKETS];
      buckets[h % BUCKETS] = e;
    }
    e->count++;
  }
  for (int i = 0; i < used; i++) sum = sum * 31 + arena[i].count;
  return sum;
}
