/* Everything that a guest can do wrong, one entry each. For tests. */
#include <mote/handle.h>

HANDLE(silent) {}

HANDLE(nostatus) {
  handleBody("body", 4);
}

HANDLE(nobody) {
  handleStatus(204, "No Content");
}

HANDLE(trap) {
  handleAnswer(200, "OK", "never sent\n");
  __builtin_trap();
}

HANDLE(loop) {
  for (volatile int i = 0;; i++) {
  }
}

/* A loop of nothing but host calls. */
HANDLE(hostloop) {
  char one;
  for (;;) {
    db_get("x", 1, &one, 1);
  }
}

HANDLE(twice) {
  handleAnswer(200, "OK", "first\n");
  handleAnswer(201, "Created", "the second answer\n");
}

HANDLE(badutf8) {
  response_set_status_line(200, "\xff\xfe", 2);
}

HANDLE(badheader) {
  handleStatus(200, "OK");
  handleHeader("X-Broken", "a\r\nSet-Cookie: stolen=1");
}

HANDLE(badname) {
  handleStatus(200, "OK");
  handleHeader("X Broken:", "a");
}

HANDLE(badreason) {
  handleStatus(200, "OK\r\nSet-Cookie: stolen=1");
  handleBody("", 0);
}

HANDLE(badstatus) {
  handleAnswer(99, "What", "body\n");
}

HANDLE(informational) {
  handleAnswer(101, "Switching Protocols", "");
}

HANDLE(badpointer) {
  response_set_body((void *)0x7fffffff, 10);
}

HANDLE(negative) {
  response_set_body("body", -1);
}

HANDLE(hugesize) {
  response_set_body("body", INT64_MAX);
}

/* Address and size add up to more than 32 bits. */
HANDLE(wraparound) {
  response_set_body((void *)0xffffff00, 0x200);
}

/* Every one of these answers -1, and the guest goes on. */
HANDLE(baddescriptor) {
  char one;
  int failures = 0;
  failures += tcp_read(99, &one, 1) == -1;
  failures += tcp_write(99, &one, 1) == -1;
  failures += tcp_read(-1, &one, 1) == -1;
  failures += tcp_close(5) == -1;
  failures += tcp_connect("no address", 10) == -1;
  failures += tcp_connect("\xff\xfe:80", 5) == -1;
  failures += db_get("unknown", 7, &one, 1) == -1;
  failures += db_get("\xff", 1, &one, 1) == -1;
  handleAnswer(200, "OK", failures == 8 ? "eight failures\n" : "something else\n");
}

/* Connects to the address in the query, and tells how that went. */
HANDLE(connect) {
  static char address[300];
  int64_t length = request_query(address, sizeof address);
  int32_t descriptor = tcp_connect(address, length);
  handleAnswer(200, "OK", descriptor >= 0 ? "connected\n" : "refused\n");
}

/* As connect, and then waits for an answer that may never come. */
HANDLE(wait) {
  static char address[300];
  char one;
  int64_t length = request_query(address, sizeof address);
  int32_t descriptor = tcp_connect(address, length);
  int64_t read = descriptor < 0 ? -1 : tcp_read(descriptor, &one, 1);
  handleAnswer(200, "OK", read < 0 ? "broken\n" : read == 0 ? "end\n" : "byte\n");
}

/* Opens connections until there is no more room. */
HANDLE(manysockets) {
  static char address[300];
  int64_t length = request_query(address, sizeof address);
  int opened = 0;
  int32_t last;
  while ((last = tcp_connect(address, length)) >= 0) {
    opened++;
  }
  char text[64];
  int64_t size = handleDecimal(text, opened);
  size = handleAppend(text, size, last == -2 ? " and full\n" : " and broken\n", last == -2 ? 10 : 12);
  handleStatus(200, "OK");
  handleBody(text, size);
}

/* Fields that belong to a connection, and lengths that are wrong. */
HANDLE(hopbyhop) {
  handleStatus(200, "OK");
  handleHeader("Connection", "close");
  handleHeader("Transfer-Encoding", "chunked");
  handleHeader("Upgrade", "websocket");
  handleHeader("Content-Length", "3");
  handleHeader("X-Kept", "one");
  handleHeader("X-Kept", "two");
  handleBody("eleven byte", 11);
}

HANDLE(manyheaders) {
  handleStatus(200, "OK");
  for (int i = 0; i < 1000000; i++) {
    handleHeader("X-Many", "value");
  }
}

/* A body as long as the memory: 10 MiB. */
HANDLE(bigbody) {
  int32_t pages = 160;
  int32_t start = __builtin_wasm_memory_grow(0, pages);
  handleStatus(200, "OK");
  handleBody((void *)(start * 65536), (int64_t)pages * 65536);
}

/* Globals start anew with every request. */
static int calls;

HANDLE(memory) {
  calls++;
  handleAnswer(200, "OK", calls == 1 ? "fresh\n" : "used\n");
}
