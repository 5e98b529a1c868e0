// Tries to get out of the folder that it was granted as /box, and says what each attempt came to:
// one line each, the attempt and the error. An attempt that succeeds is the line "ESCAPED".
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static int escaped;

static void tell(const char *attempt, int succeeded) {
  if (succeeded) {
    printf("%s: ESCAPED\n", attempt);
    escaped = 1;
  } else {
    printf("%s: %s\n", attempt, strerror(errno));
  }
}

static void reading(const char *path) {
  char attempt[256];
  snprintf(attempt, sizeof attempt, "read %s", path);
  int file = open(path, O_RDONLY);
  tell(attempt, file >= 0);
  if (file >= 0)
    close(file);
}

static void linking(const char *target, const char *below) {
  char attempt[256], path[128];
  snprintf(attempt, sizeof attempt, "link to %s", target);
  unlink("/box/link");
  if (symlink(target, "/box/link") != 0) {
    tell(attempt, 0);
    return;
  }
  snprintf(path, sizeof path, "/box/link%s", below);
  int file = open(path, O_RDONLY);
  tell(attempt, file >= 0);
  if (file >= 0)
    close(file);
  unlink("/box/link");
}

int main(int argc, char **argv) {
  reading("/etc/passwd");
  reading("../etc/passwd");
  reading("/box/../etc/passwd");
  reading("/box/inner/../../secret");
  reading("/box/../secret");
  reading("/box//..//secret");
  reading("/proc/self/environ");
  reading("/box/out");
  reading("/box/out/");
  reading("/box/outfolder/secret");
  reading("/box/outfolder/");
  reading("/box/absolute");
  linking("/etc/passwd", "");
  linking("../secret", "");
  linking("../secret", "/");
  linking("..", "/secret");
  linking("inner/../../secret", "");
  linking("/", "/etc/passwd");
  tell("rename out", rename("/box/inner", "/box/../moved") == 0);
  tell("rename over", rename("/box/../secret", "/box/taken") == 0);
  tell("hard link in", link("/box/../secret", "/box/hard") == 0);
  tell("hard link through", link("/box/outfolder/secret", "/box/hard") == 0);
  tell("remove", unlink("/box/../secret") == 0);
  tell("make a folder", mkdir("/box/../made", 0777) == 0);
  tell("list above", opendir("/box/..") != NULL);
  tell("environment", getenv("PATH") != NULL || getenv("HOME") != NULL);
  // An adapter to WASI 0.2 has no sockets to offer, and traps.
  if (!getenv("NO_SOCKETS")) tell("receive", recv(3, (char[1]){0}, 1, 0) >= 0);
  if (argc > 1)
    reading(argv[1]);
  return escaped;
}
