// GET /hello/{name} greets, POST /echo sends the body back as it comes, and everything else is 404.
#include "wasi_http.h"

static int begins(struct text text, struct text with) {
  if (text.length < with.length) return 0;
  for (u32 i = 0; i < with.length; i++)
    if (text.bytes[i] != with.bytes[i]) return 0;
  return 1;
}

static void greet(handle out, struct text name) {
  handle body = answer(out, 200, TEXT("text/plain; charset=utf-8"));
  handle to = open_output(body);
  write_all(to, (const u8 *)"Hello ", 6);
  write_all(to, name.bytes, name.length);
  write_all(to, (const u8 *)"\n", 1);
  drop_output(to);
  finish(body);
}

static void echo(handle request, handle out) {
  struct of_handle consumed;
  request_consume(request, &consumed);
  handle incoming = taken(consumed), body = answer(out, 200, TEXT("application/octet-stream"));
  handle from = open_input(incoming), to = open_output(body);
  int whole = copy(from, to);
  drop_input(from);
  drop_output(to);
  drop_incoming(incoming);
  // A body that is given up instead of finished tells the client that it is not whole.
  if (whole) finish(body);
  else drop_outgoing(body);
}

EXPORT("wasi:http/incoming-handler@0.2.0#handle") void incoming(handle request, handle out) {
  struct of_text asked;
  request_path(request, &asked);
  struct text path = {asked.bytes, asked.present ? asked.length : 0};
  struct text hello = TEXT("/hello/"), echoed = TEXT("/echo");
  if (begins(path, hello)) greet(out, (struct text){path.bytes + hello.length, path.length - hello.length});
  else if (begins(path, echoed) && path.length == echoed.length) echo(request, out);
  else answer_text(out, 404, TEXT("There is nothing here\n"));
  drop_request(request);
}
