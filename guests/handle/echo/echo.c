/* Answers with the request as the guest sees it: a line for each part, then the body. */
#include <mote/handle.h>

#define ROOM (1 << 20)

static char answer[ROOM];
static int64_t used;

static void text(const char *text) {
  int64_t size = handleLength(text);
  if (size <= ROOM - used) {
    used = handleAppend(answer, used, text, size);
  }
}

/* Takes what a host function has just put at the end of the answer. */
static void took(int64_t size) {
  if (size > 0) {
    used += size < ROOM - used ? size : ROOM - used;
  }
}

HANDLE(handle) {
  used = 0;
  text("method: ");
  took(request_method(answer + used, ROOM - used));
  text("\npath: ");
  took(request_path(answer + used, ROOM - used));
  text("\nquery: ");
  took(request_query(answer + used, ROOM - used));
  text("\nid: ");
  took(request_param("id", 2, answer + used, ROOM - used));
  int32_t count = request_header_count();
  for (int32_t i = 0; i < count; i++) {
    text("\nheader: ");
    took(request_header_name(i, answer + used, ROOM - used));
    text("=");
    took(request_header_value(i, answer + used, ROOM - used));
  }
  text("\n\n");
  int64_t read;
  while (used < ROOM && (read = request_body_read(answer + used, ROOM - used)) > 0) {
    took(read);
  }
  handleStatus(200, "OK");
  handleHeader("Content-Type", "text/plain");
  handleBody(answer, used);
}
