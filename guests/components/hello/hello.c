// {"name": "Toni"} -> {"result":"Hello Toni, how are you?"}, and a line on standard output
#include "../faas_exec.h"

IMPORT("wasi:cli/stdout", "get-stdout") u32 get_stdout(void);
IMPORT("wasi:io/streams", "[method]output-stream.blocking-write-and-flush")
void blocking_write_and_flush(u32 stream, const u8 *bytes, u32 length, void *result);
IMPORT("wasi:io/streams", "[resource-drop]output-stream") void drop_output_stream(u32 stream);

static void print(struct text line) {
  u32 result[3];
  u32 stream = get_stdout();
  blocking_write_and_flush(stream, line.bytes, line.length, result);
  drop_output_stream(stream);
}

static void exec(struct text input) {
  print(TEXT("--- Test output ---\n"));
  put(TEXT("{\"result\":\"Hello "));
  put(member(input, TEXT("name")));
  put(TEXT(", how are you?\"}"));
}
