/* sqlite FILE [SQL...]: runs each SQL text, or the standard input; prints rows with | between the columns. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static int row(void *unused, int columns, char **values, char **names) {
  (void)unused;
  (void)names;
  for (int i = 0; i < columns; i++) {
    printf("%s%s", i ? "|" : "", values[i] ? values[i] : "");
  }
  putchar('\n');
  return 0;
}

static int run(sqlite3 *db, const char *sql) {
  char *message = NULL;
  if (sqlite3_exec(db, sql, row, NULL, &message) == SQLITE_OK) {
    return 0;
  }
  fprintf(stderr, "sqlite: %s\n", message ? message : sqlite3_errmsg(db));
  sqlite3_free(message);
  return 1;
}

static char *read_all(FILE *in) {
  size_t length = 0, capacity = 4096;
  char *text = malloc(capacity);
  while (text) {
    length += fread(text + length, 1, capacity - length - 1, in);
    if (length + 1 < capacity) {
      text[length] = 0;
      return text;
    }
    capacity *= 2;
    text = realloc(text, capacity);
  }
  return NULL;
}

int main(int argc, char **argv) {
  sqlite3 *db;
  if (argc < 2) {
    fprintf(stderr, "usage: sqlite FILE [SQL...]\n");
    return 2;
  }
  if (sqlite3_open(argv[1], &db) != SQLITE_OK) {
    fprintf(stderr, "sqlite: %s: %s\n", argv[1], sqlite3_errmsg(db));
    return 1;
  }
  int failed = 0;
  for (int i = 2; i < argc && !failed; i++) {
    failed = run(db, argv[i]);
  }
  if (argc == 2) {
    char *sql = read_all(stdin);
    failed = sql ? run(db, sql) : 1;
    free(sql);
  }
  sqlite3_close(db);
  return failed;
}
