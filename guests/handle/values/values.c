/* Answers with the value of the environment that the query names: GET /values?MODE */
#include <mote/handle.h>

HANDLE(handle) {
  static char key[256];
  static char value[8192];
  int64_t length = request_query(key, sizeof key);
  if (length <= 0 || length > (int64_t)sizeof key) {
    handleAnswer(400, "Bad Request", "name a value in the query\n");
    return;
  }
  int64_t size = db_get(key, length, value, sizeof value);
  if (size < 0) {
    handleAnswer(404, "Not Found", "there is no such value\n");
    return;
  }
  handleStatus(200, "OK");
  handleHeader("Content-Type", "text/plain; charset=utf-8");
  handleBody(value, size < (int64_t)sizeof value ? size : (int64_t)sizeof value);
}
