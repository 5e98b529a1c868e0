// A small site on wasi:http:
//   GET /hello            a greeting
//   POST /echo            the body, sent back while it comes
//   GET /count            numbers, one line each, until nobody reads any more
//   GET /trailers         five bytes, and their sum behind them
//   GET /fetch?URL        what http://… answers
//   POST /forward?URL     the body, sent on to http://… while it comes, and what that answers
// and what goes wrong: /trap, /silent sets no answer, /half gives its body up, /refuse answers with an error, /spin.
#include "../wasi_http.h"

static int starts(struct text text, struct text with) {
  if (text.length < with.length) return 0;
  for (u32 i = 0; i < with.length; i++)
    if (text.bytes[i] != with.bytes[i]) return 0;
  return 1;
}

static int is(struct text text, struct text other) {
  return text.length == other.length && starts(text, other);
}

static struct text after(struct text text, u32 count) {
  return (struct text){text.bytes + count, text.length - count};
}

// Where a character is, or the text's length.
static u32 find(struct text text, u8 wanted) {
  u32 at = 0;
  while (at < text.length && text.bytes[at] != wanted) at++;
  return at;
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
  if (whole) finish(body);
  else drop_outgoing(body);
}

static void count(handle out) {
  handle body = answer(out, 200, TEXT("text/plain"));
  handle to = open_output(body);
  u8 line[11];
  for (u32 n = 1;; n++) {
    u32 at = sizeof line, value = n;
    line[--at] = '\n';
    do {
      line[--at] = (u8)('0' + value % 10);
      value /= 10;
    } while (value != 0);
    if (!write_all(to, line + at, sizeof line - at)) break;
  }
  drop_output(to);
  drop_outgoing(body);
}

static void append(handle fields, struct text name, struct text value) {
  u8 result[2];
  fields_append(fields, name.bytes, name.length, value.bytes, value.length, result);
}

static void trailers(handle out) {
  handle body = answer(out, 200, TEXT("text/plain"));
  handle to = open_output(body);
  write_all(to, (const u8 *)"12345", 5);
  drop_output(to);
  handle fields = new_fields();
  append(fields, TEXT("x-sum"), TEXT("15"));
  append(fields, TEXT("content-type"), TEXT("text/html"));
  struct of_error result;
  outgoing_finish(body, 1, fields, &result);
}

// The number of the case, as text.
static void answer_error(handle out, u32 code) {
  u8 text[] = "error-code 00\n";
  text[11] = (u8)('0' + code / 10);
  text[12] = (u8)('0' + code % 10);
  answer_text(out, 502, (struct text){text, sizeof text - 1});
}

// Asks http://authority/path, with the body of a request where there is one to send on.
static void fetch(handle request, handle out, struct text url, int with_body) {
  if (!starts(url, TEXT("http://"))) return answer_text(out, 400, TEXT("Say which address: ?http://...\n"));
  struct text rest = after(url, 7);
  u32 slash = find(rest, '/');
  handle asked = new_request(new_fields());
  set_scheme(asked, 1, 0, 0, 0);
  if (set_authority(asked, 1, rest.bytes, slash)) return answer_text(out, 400, TEXT("That is no address\n"));
  set_path(asked, 1, rest.bytes + slash, rest.length - slash);
  handle body = 0;
  if (with_body) {
    struct of_handle made;
    set_method(asked, 2, 0, 0);
    new_request_body(asked, &made);
    body = taken(made);
  }
  struct of_future future;
  send_request(asked, 0, 0, &future);
  if (future.failed) return answer_error(out, *(u8 *)&future.value);
  if (with_body) {
    struct of_handle consumed;
    request_consume(request, &consumed);
    handle incoming = taken(consumed), from = open_input(incoming), to = open_output(body);
    copy(from, to);
    drop_input(from);
    drop_output(to);
    drop_incoming(incoming);
    finish(body);
  }
  wait_for(future_subscribe(future.value));
  struct of_response got;
  future_get(future.value, &got);
  if (!got.present || got.taken) __builtin_trap();
  if (got.failed) return answer_error(out, *(u8 *)&got.value);
  struct of_handle consumed;
  incoming_consume(got.value, &consumed);
  handle incoming = taken(consumed), from = open_input(incoming);
  handle mine = answer(out, incoming_status(got.value), TEXT("application/octet-stream"));
  handle to = open_output(mine);
  int whole = copy(from, to);
  drop_input(from);
  drop_output(to);
  drop_incoming(incoming);
  drop_response(got.value);
  drop_future(future.value);
  if (whole) finish(mine);
  else drop_outgoing(mine);
}

EXPORT("wasi:http/incoming-handler@0.2.0#handle") void incoming(handle request, handle out) {
  struct of_text asked;
  request_path(request, &asked);
  struct text all = {asked.bytes, asked.present ? asked.length : 0};
  struct text path = {all.bytes, find(all, '?')};
  struct text query = path.length < all.length ? after(all, path.length + 1) : TEXT("");
  if (is(path, TEXT("/trap"))) __builtin_trap();
  else if (is(path, TEXT("/silent"))) return;
  else if (is(path, TEXT("/half"))) drop_outgoing(answer(out, 200, TEXT("text/plain")));
  else if (is(path, TEXT("/refuse"))) outparam_set(out, 1, 15, 0, 0, 0, 0, 0, 0);
  else if (is(path, TEXT("/spin"))) for (volatile u32 i = 0;; i++) {}
  else if (is(path, TEXT("/echo"))) echo(request, out);
  else if (is(path, TEXT("/count"))) count(out);
  else if (is(path, TEXT("/trailers"))) trailers(out);
  else if (is(path, TEXT("/fetch"))) fetch(request, out, query, 0);
  else if (is(path, TEXT("/forward"))) fetch(request, out, query, 1);
  else if (is(path, TEXT("/hello")) || is(path, TEXT("/"))) answer_text(out, 200, TEXT("Hello from wasi:http\n"));
  else answer_text(out, 404, TEXT("There is nothing here\n"));
  drop_request(request);
}
