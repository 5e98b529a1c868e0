/*
 * As backend, with a fault that guests of the original contract have: it goes on after its answer and sets another
 * status and another length. The body is the backend's answer all the same.
 */
#include <mote/handle.h>

#define KEY "/env/backend"
#define MOST 100

HANDLE(handle) {
  char address[256];
  char answer[MOST];
  const char *why = "could not get value for key " KEY;
  int64_t length = db_get(KEY, sizeof KEY - 1, address, sizeof address);
  if (length >= 0 && length <= (int64_t)sizeof address) {
    int32_t server = tcp_connect(address, length);
    why = "could not connect to backend";
    if (server >= 0) {
      int64_t written = tcp_write(server, "hello\n", 6);
      int64_t count = written < 0 ? -1 : tcp_read(server, answer, MOST);
      why = written < 0 ? "could not write to backend server" : "could not read from backend server";
      if (count >= 0) {
        static const char before[] = "Hello world from wasm!\nanswer from backend:\n";
        char body[sizeof before + MOST];
        int64_t size = handleAppend(body, 0, before, sizeof before - 1);
        size = handleAppend(body, size, answer, count);
        size = handleAppend(body, size, "\n", 1);
        handleStatus(200, "Ok");
        handleContentLength(size);
        handleBody(body, size);
        handleStatus(500, "Server error");
        handleContentLength(handleLength(why));
        return;
      }
    }
  }
  handleAnswer(500, "Server error", why);
}
