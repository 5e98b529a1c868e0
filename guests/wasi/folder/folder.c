// Does with files below /box what programs do, and prints what came of it. Each line is the same on every WASI.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void report(const char *what, int result) {
  printf("%s: %s\n", what, result < 0 ? strerror(errno) : "done");
}

static void put(const char *path, int flags, const char *text) {
  int file = open(path, O_WRONLY | flags, 0666);
  if (file < 0) {
    report(path, file);
    return;
  }
  printf("%s: wrote %zd\n", path, write(file, text, strlen(text)));
  close(file);
}

static void show(const char *path) {
  char text[64];
  int file = open(path, O_RDONLY);
  if (file < 0) {
    report(path, file);
    return;
  }
  ssize_t count = read(file, text, sizeof text);
  printf("%s: %.*s\n", path, (int)count, text);
  close(file);
}

static int by_name(const void *one, const void *other) {
  return strcmp(*(char *const *)one, *(char *const *)other);
}

static void list(const char *path) {
  char *names[16];
  int count = 0;
  DIR *folder = opendir(path);
  if (!folder) {
    report(path, -1);
    return;
  }
  for (struct dirent *entry; (entry = readdir(folder)) && count < 16;)
    if (entry->d_name[0] != '.') names[count++] = strdup(entry->d_name);
  closedir(folder);
  qsort(names, count, sizeof *names, by_name);
  printf("%s:", path);
  for (int i = 0; i < count; i++) printf(" %s", names[i]);
  printf("\n");
}

int main(void) {
  struct stat stat_of;
  char target[32];
  report("mkdir", mkdir("/box/a", 0777));
  report("mkdir again", mkdir("/box/a", 0777));
  put("/box/a/one", O_CREAT | O_EXCL, "first");
  put("/box/a/one", O_CREAT | O_EXCL, "first");
  put("/box/a/one", O_APPEND, " and more");
  show("/box/a/one");
  put("/box/a/one", O_TRUNC, "short");
  show("/box/a/one");
  report("truncate", truncate("/box/a/one", 2));
  report("stat", stat("/box/a/one", &stat_of));
  printf("size %lld, %s\n", (long long)stat_of.st_size, S_ISREG(stat_of.st_mode) ? "file" : "other");
  report("link", link("/box/a/one", "/box/a/two"));
  report("symlink", symlink("one", "/box/a/three"));
  ssize_t length = readlink("/box/a/three", target, sizeof target);
  printf("readlink: %.*s\n", (int)length, target);
  report("lstat", lstat("/box/a/three", &stat_of));
  printf("%s\n", S_ISLNK(stat_of.st_mode) ? "link" : "other");
  show("/box/a/three");
  list("/box/a");
  report("rename", rename("/box/a/two", "/box/b"));
  report("rmdir full", rmdir("/box/a"));
  report("unlink folder", unlink("/box/a"));
  report("unlink", unlink("/box/a/one"));
  report("unlink", unlink("/box/a/three"));
  report("rmdir", rmdir("/box/a"));
  report("missing", open("/box/none", O_RDONLY));
  report("above", open("/box/../etc/passwd", O_RDONLY));
  list("/box");
  int file = open("/box/b", O_RDWR);
  lseek(file, 1, SEEK_SET);
  printf("read behind a seek: %zd, at the end: %zd\n", read(file, target, 1), read(file, target, 1));
  report("fsync", fsync(file));
  report("fdatasync", fdatasync(file));
  struct timespec times[2] = {{1, 0}, {1000000000, 5}};
  report("futimens", futimens(file, times));
  report("fstat", fstat(file, &stat_of));
  printf("modified %lld.%09ld\n", (long long)stat_of.st_mtim.tv_sec, stat_of.st_mtim.tv_nsec);
  close(file);
  return 0;
}
