// Prints the lines that contain a text, in files and in folders with all that is below them:
//   grep [-n] TEXT PATH...
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int numbers, found, failed;

static void complain(const char *path) {
  fprintf(stderr, "grep: %s: %s\n", path, strerror(errno));
  failed = 1;
}

static void search_file(const char *text, const char *path) {
  FILE *file = fopen(path, "r");
  if (file == NULL) {
    complain(path);
    return;
  }
  char *line = NULL;
  size_t room = 0;
  long number = 0;
  for (ssize_t length; (length = getline(&line, &room, file)) >= 0;) {
    number++;
    if (strstr(line, text) == NULL)
      continue;
    found = 1;
    if (length > 0 && line[length - 1] == '\n')
      line[length - 1] = '\0';
    if (numbers)
      printf("%s:%ld:%s\n", path, number, line);
    else
      printf("%s:%s\n", path, line);
  }
  free(line);
  fclose(file);
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void search(const char *text, const char *path);

static void search_folder(const char *text, const char *path) {
  DIR *folder = opendir(path);
  if (folder == NULL) {
    complain(path);
    return;
  }
  char **names = NULL;
  size_t count = 0;
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
      continue;
    names = realloc(names, (count + 1) * sizeof *names);
    if (asprintf(&names[count++], "%s/%s", path, entry->d_name) < 0)
      abort();
  }
  closedir(folder);
  if (count > 0)
    qsort(names, count, sizeof *names, by_name);
  for (size_t i = 0; i < count; i++) {
    search(text, names[i]);
    free(names[i]);
  }
  free(names);
}

static void search(const char *text, const char *path) {
  struct stat what;
  if (stat(path, &what) != 0)
    complain(path);
  else if (S_ISDIR(what.st_mode))
    search_folder(text, path);
  else
    search_file(text, path);
}

int main(int argc, char **argv) {
  int first = 1;
  if (first < argc && strcmp(argv[first], "-n") == 0) {
    numbers = 1;
    first++;
  }
  if (argc - first < 2) {
    fprintf(stderr, "usage: grep [-n] TEXT PATH...\n");
    return 2;
  }
  for (int i = first + 1; i < argc; i++)
    search(argv[first], argv[i]);
  return failed ? 2 : !found;
}
