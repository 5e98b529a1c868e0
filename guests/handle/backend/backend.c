/* Asks a server whose address is a value of the environment, and answers with what it says. */
#include <mote/handle.h>

#define KEY "/env/backend"
#define MOST 100

static void fail(const char *why) {
  handleAnswer(500, "Server error", why);
}

HANDLE(handle) {
  char address[256];
  int64_t length = db_get(KEY, sizeof KEY - 1, address, sizeof address);
  if (length < 0 || length > (int64_t)sizeof address) {
    fail("could not get value for key " KEY);
    return;
  }
  int32_t server = tcp_connect(address, length);
  if (server < 0) {
    fail("could not connect to backend");
    return;
  }
  if (tcp_write(server, "hello\n", 6) != 6) {
    fail("could not write to backend server");
    return;
  }
  char answer[MOST];
  int64_t count = tcp_read(server, answer, MOST);
  if (count < 0) {
    fail("could not read from backend server");
    return;
  }
  static const char before[] = "Hello world from wasm!\nanswer from backend:\n";
  char body[sizeof before + MOST];
  int64_t size = handleAppend(body, 0, before, sizeof before - 1);
  size = handleAppend(body, size, answer, count);
  size = handleAppend(body, size, "\n", 1);
  handleStatus(200, "Ok");
  handleContentLength(size);
  handleBody(body, size);
}
