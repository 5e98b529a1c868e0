#include "kernel.h"
#define RECORDS 4000

/* Parses text into a tree, then walks the tree. */
enum kind { NONE, TRUE, FALSE, NUMBER, STRING, ARRAY, OBJECT };
typedef struct node {
  int kind, length;
  double number;
  const char *text;
  struct node *child, *next;
} node;

static char text[RECORDS * 128];
static node arena[RECORDS * 16];
static int used;
static const char *at;

static char *put(char *out, const char *s) {
  while (*s) *out++ = *s++;
  return out;
}

static char *number(char *out, uint32_t v) {
  char digits[12];
  int n = 0;
  do digits[n++] = (char)('0' + v % 10); while (v /= 10);
  while (n) *out++ = digits[--n];
  return out;
}

static void write(void) {
  uint32_t seed = 99;
  char *out = put(text, "[");
  for (int i = 0; i < RECORDS; i++) {
    seed = seed * 1664525u + 1013904223u;
    out = put(out, i ? ",\n {\"id\": " : "\n {\"id\": ");
    out = number(out, (uint32_t)i);
    out = put(out, ", \"name\": \"user \\\"");
    out = number(out, seed >> 20);
    out = put(out, "\\\"\", \"score\": -");
    out = number(out, seed >> 24);
    out = put(out, ".");
    out = number(out, seed & 1023);
    out = put(out, seed & 4096 ? ", \"tags\": [1, 2.5e1, true]}" : ", \"tags\": [false, null]}");
  }
  *put(out, "]\n") = 0;
}

static node *value(void);

static void blank(void) {
  while (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r') at++;
}

static node *make(int kind) {
  node *n = &arena[used++];
  n->kind = kind;
  n->child = n->next = 0;
  n->length = 0;
  return n;
}

static node *string(void) {
  node *n = make(STRING);
  n->text = ++at;
  while (*at != '"') at += *at == '\\' ? 2 : 1;
  n->length = (int)(at++ - n->text);
  return n;
}

static double digits(double v) {
  while (*at >= '0' && *at <= '9') v = v * 10 + (*at++ - '0');
  return v;
}

static node *numeral(void) {
  node *n = make(NUMBER);
  int minus = *at == '-';
  at += minus;
  double v = digits(0);
  if (*at == '.') {
    at++;
    for (double scale = 0.1; *at >= '0' && *at <= '9'; scale *= 0.1) v += (*at++ - '0') * scale;
  }
  if (*at == 'e' || *at == 'E') {
    at++;
    for (int e = (int)digits(0); e > 0; e--) v *= 10;
  }
  n->number = minus ? -v : v;
  return n;
}

static node *list(int kind, char close) {
  node *n = make(kind), **last = &n->child;
  at++;
  blank();
  while (*at != close) {
    if (kind == OBJECT) {
      *last = string();
      last = &(*last)->next;
      blank();
      at++;
    }
    *last = value();
    last = &(*last)->next;
    n->length++;
    blank();
    if (*at == ',') at++;
    blank();
  }
  at++;
  return n;
}

static node *value(void) {
  blank();
  switch (*at) {
    case '{': return list(OBJECT, '}');
    case '[': return list(ARRAY, ']');
    case '"': return string();
    case 't': at += 4; return make(TRUE);
    case 'f': at += 5; return make(FALSE);
    case 'n': at += 4; return make(NONE);
    default: return numeral();
  }
}

static double walk(const node *n) {
  double sum = n->kind + n->length;
  if (n->kind == NUMBER) sum += n->number;
  for (const node *c = n->child; c; c = c->next) sum += walk(c);
  return sum;
}

int run(int n) {
  double sum = 0;
  write();
  for (int round = 0; round < n; round++) {
    used = 0;
    at = text;
    sum += walk(value());
  }
  return (int)sum;
}
