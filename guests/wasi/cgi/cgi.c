// A page over HTTP: says what was asked, and gives the body back.
//   /redirect answers with a redirect, /bad with something that is no answer, /status with the status in the query
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

static const char *value(const char *name) {
  const char *found = getenv(name);
  return found == NULL ? "" : found;
}

int main(void) {
  const char *path = value("PATH_INFO");
  if (strcmp(path, "/redirect") == 0) {
    printf("Location: /elsewhere\n\n");
    return 0;
  }
  if (strcmp(path, "/bad") == 0) {
    printf("this is no header\n\n");
    return 0;
  }
  if (strcmp(path, "/status") == 0)
    printf("Status: %s\r\n", value("QUERY_STRING"));
  printf("Content-Type: text/plain\r\nX-Guest: cgi\r\n\r\n");
  printf("%s %s?%s\n", value("REQUEST_METHOD"), path, value("QUERY_STRING"));
  for (char **entry = environ; *entry != NULL; entry++) {
    if (strncmp(*entry, "HTTP_", 5) == 0 || strncmp(*entry, "CONTENT_", 8) == 0)
      printf("%s\n", *entry);
  }
  char buffer[4096];
  for (size_t count; (count = fread(buffer, 1, sizeof buffer, stdin)) > 0;)
    fwrite(buffer, 1, count, stdout);
  return 0;
}
