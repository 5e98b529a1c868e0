// Greets whoever the query names.
#include <mote/handle.h>

HANDLE(handle) {
  char body[512];
  int64_t length = handleAppend(body, 0, "Hello ", 6);
  int64_t query = request_query(body + length, 256);
  if (query > 256) query = 256;
  length = query > 0 ? length + query : handleAppend(body, length, "World", 5);
  length = handleAppend(body, length, "\n", 1);
  handleStatus(200, "OK");
  handleHeader("Content-Type", "text/plain; charset=utf-8");
  handleContentLength(length);
  handleBody(body, length);
}
