// Lists a bucket of an S3 server that lets anybody read it.
//   {"bucket": "faas-modules"} -> {"success":true,"files":[{"name":"hello.wasm","size":1234}]}
// "host" names a server other than localhost:9000; the function reaches it only where that is granted. Names are
// percent-encoded, as the server lists them. Whatever goes wrong is {"success":false,"files":[]}.
#include "../faas_exec.h"
#include "../wasi_http.h"

#define MOST (1 << 20)

static u32 find(struct text text, struct text wanted, u32 from) {
  for (u32 at = from; at + wanted.length <= text.length; at++) {
    u32 i = 0;
    while (i < wanted.length && text.bytes[at + i] == wanted.bytes[i]) i++;
    if (i == wanted.length) return at;
  }
  return text.length;
}

// What stands between two tags; from is moved behind them, or to the end where there are none.
static struct text between(struct text xml, struct text open, struct text close, u32 *from) {
  u32 start = find(xml, open, *from) + open.length, end = find(xml, close, start);
  *from = end < xml.length ? end + close.length : xml.length;
  return end < xml.length ? (struct text){xml.bytes + start, end - start} : TEXT("");
}

// Asks for the listing; 0 where there is none to be had.
static int fetch(struct text host, struct text path, struct text *body) {
  handle asked = new_request(new_fields());
  set_scheme(asked, 1, 0, 0, 0);
  if (set_authority(asked, 1, host.bytes, host.length)) return 0;
  if (set_path(asked, 1, path.bytes, path.length)) return 0;
  struct of_future future;
  send_request(asked, 0, 0, &future);
  if (future.failed) return 0;
  wait_for(future_subscribe(future.value));
  struct of_response got;
  future_get(future.value, &got);
  if (!got.present || got.taken || got.failed || incoming_status(got.value) != 200) return 0;
  struct of_handle consumed;
  incoming_consume(got.value, &consumed);
  handle from = open_input(taken(consumed));
  u8 *bytes = cabi_realloc(0, 0, 1, MOST);
  u32 length = 0, mark = heap_top;
  for (;;) {
    struct of_bytes read;
    heap_top = mark;
    stream_read(from, 65536, &read);
    if (read.failed) break;
    if (read.length > MOST - length) return 0;
    for (u32 i = 0; i < read.length; i++) bytes[length++] = read.bytes[i];
  }
  *body = (struct text){bytes, length};
  return 1;
}

static void exec(struct text input) {
  struct text host = TEXT("localhost:9000"), xml;
  if (find(input, TEXT("\"host\""), 0) < input.length) host = member(input, TEXT("host"));
  put(TEXT("/"));
  put(member(input, TEXT("bucket")));
  put(TEXT("?list-type=2&encoding-type=url"));
  struct text path = {output, output_length};
  output = 0;
  output_length = output_room = 0;
  if (!fetch(host, path, &xml)) {
    put(TEXT("{\"success\":false,\"files\":[]}"));
    return;
  }
  put(TEXT("{\"success\":true,\"files\":["));
  for (u32 at = find(xml, TEXT("<Contents>"), 0), first = 1; at < xml.length; first = 0) {
    u32 inside = 0;
    struct text file = between(xml, TEXT("<Contents>"), TEXT("</Contents>"), &at);
    if (!first) put(TEXT(","));
    put(TEXT("{\"name\":\""));
    put(between(file, TEXT("<Key>"), TEXT("</Key>"), &inside));
    put(TEXT("\",\"size\":"));
    inside = 0;
    put(between(file, TEXT("<Size>"), TEXT("</Size>"), &inside));
    put(TEXT("}"));
    at = find(xml, TEXT("<Contents>"), at);
  }
  put(TEXT("]}"));
}
