// Glue for components of world wasi:http/proxy, without a C library: the request, its answer, and requests to others.
// What the interfaces give through memory comes in a struct whose offsets are those of the canonical ABI.
#pragma once

#include "glue.h"

typedef unsigned long long u64;
typedef u32 handle;

#define HTTP "wasi:http/types@0.2.0"
// Not every component needs all of them.
#define HELPER static __attribute__((unused))
#define STREAMS "wasi:io/streams@0.2.0"

// result<own>, result<list<u8>, stream-error>, option<string>, result<u64, stream-error>: which, then what.
struct of_handle { u8 failed; handle value; };
struct of_bytes { u8 failed; u8 *bytes; u32 length; };
struct of_text { u8 present; u8 *bytes; u32 length; };
struct of_count { u8 failed; u64 value; };
struct of_error { u8 failed; u8 more[47]; } __attribute__((aligned(8)));
struct of_future { u8 failed; handle value __attribute__((aligned(8))); u8 more[32]; } __attribute__((aligned(8)));
struct of_response {
  u8 present;
  u8 taken __attribute__((aligned(8)));
  u8 failed __attribute__((aligned(8)));
  handle value __attribute__((aligned(8)));
  u8 more[32];
};

IMPORT(HTTP, "[method]incoming-request.method") void request_method(handle request, struct of_text *method);
IMPORT(HTTP, "[method]incoming-request.path-with-query") void request_path(handle request, struct of_text *path);
IMPORT(HTTP, "[method]incoming-request.consume") void request_consume(handle request, struct of_handle *body);
IMPORT(HTTP, "[resource-drop]incoming-request") void drop_request(handle request);
IMPORT(HTTP, "[method]incoming-body.stream") void incoming_stream(handle body, struct of_handle *stream);
IMPORT(HTTP, "[resource-drop]incoming-body") void drop_incoming(handle body);
IMPORT(HTTP, "[constructor]fields") handle new_fields(void);
IMPORT(HTTP, "[method]fields.append")
void fields_append(handle fields, const u8 *name, u32 name_length, const u8 *value, u32 length, u8 result[2]);
IMPORT(HTTP, "[constructor]outgoing-response") handle new_response(handle fields);
IMPORT(HTTP, "[method]outgoing-response.set-status-code") u32 response_status(handle response, u32 status);
IMPORT(HTTP, "[method]outgoing-response.body") void response_body(handle response, struct of_handle *body);
IMPORT(HTTP, "[static]response-outparam.set")
void outparam_set(handle out, u32 failed, u32 value, u32 a, u64 b, u32 c, u32 d, u32 e, u32 f);
IMPORT(HTTP, "[method]outgoing-body.write") void outgoing_write(handle body, struct of_handle *stream);
IMPORT(HTTP, "[static]outgoing-body.finish")
void outgoing_finish(handle body, u32 has_trailers, handle trailers, struct of_error *result);
IMPORT(HTTP, "[resource-drop]outgoing-body") void drop_outgoing(handle body);
IMPORT(HTTP, "[constructor]outgoing-request") handle new_request(handle fields);
IMPORT(HTTP, "[method]outgoing-request.set-method") u32 set_method(handle request, u32 which, const u8 *name, u32 length);
IMPORT(HTTP, "[method]outgoing-request.set-scheme")
u32 set_scheme(handle request, u32 present, u32 which, const u8 *name, u32 length);
IMPORT(HTTP, "[method]outgoing-request.set-authority")
u32 set_authority(handle request, u32 present, const u8 *authority, u32 length);
IMPORT(HTTP, "[method]outgoing-request.set-path-with-query")
u32 set_path(handle request, u32 present, const u8 *path, u32 length);
IMPORT(HTTP, "[method]outgoing-request.body") void new_request_body(handle request, struct of_handle *body);
IMPORT("wasi:http/outgoing-handler@0.2.0", "handle")
void send_request(handle request, u32 has_options, handle options, struct of_future *future);
IMPORT(HTTP, "[method]future-incoming-response.subscribe") handle future_subscribe(handle future);
IMPORT(HTTP, "[method]future-incoming-response.get") void future_get(handle future, struct of_response *response);
IMPORT(HTTP, "[resource-drop]future-incoming-response") void drop_future(handle future);
IMPORT(HTTP, "[method]incoming-response.status") u32 incoming_status(handle response);
IMPORT(HTTP, "[method]incoming-response.consume") void incoming_consume(handle response, struct of_handle *body);
IMPORT(HTTP, "[resource-drop]incoming-response") void drop_response(handle response);

IMPORT(STREAMS, "[method]input-stream.blocking-read") void stream_read(handle stream, u64 most, struct of_bytes *read);
IMPORT(STREAMS, "[resource-drop]input-stream") void drop_input(handle stream);
IMPORT(STREAMS, "[method]output-stream.check-write") void stream_permit(handle stream, struct of_count *permit);
IMPORT(STREAMS, "[method]output-stream.write")
void stream_write(handle stream, const u8 *bytes, u32 length, struct of_bytes *written);
IMPORT(STREAMS, "[method]output-stream.blocking-flush") void stream_flush(handle stream, struct of_bytes *flushed);
IMPORT(STREAMS, "[method]output-stream.subscribe") handle stream_subscribe(handle stream);
IMPORT(STREAMS, "[resource-drop]output-stream") void drop_output(handle stream);
IMPORT("wasi:io/poll@0.2.0", "[method]pollable.block") void block(handle pollable);
IMPORT("wasi:io/poll@0.2.0", "[resource-drop]pollable") void drop_pollable(handle pollable);

HELPER void wait_for(handle pollable) {
  block(pollable);
  drop_pollable(pollable);
}

// A handle that must be there.
HELPER handle taken(struct of_handle result) {
  if (result.failed) __builtin_trap();
  return result.value;
}

// Writes all of it, waiting where nobody reads; 0 where nobody reads any more.
HELPER int write_all(handle stream, const u8 *bytes, u32 length) {
  while (length > 0) {
    struct of_count permit;
    stream_permit(stream, &permit);
    if (permit.failed) return 0;
    if (permit.value == 0) {
      wait_for(stream_subscribe(stream));
      continue;
    }
    u32 piece = permit.value < length ? (u32)permit.value : length;
    struct of_bytes written;
    stream_write(stream, bytes, piece, &written);
    if (written.failed) return 0;
    bytes += piece;
    length -= piece;
  }
  return 1;
}

// Copies a body as it comes; 0 where either side broke off.
HELPER int copy(handle from, handle to) {
  u32 mark = heap_top;
  for (;;) {
    heap_top = mark;
    struct of_bytes read;
    stream_read(from, 65536, &read);
    if (read.failed) return *(u8 *)&read.bytes == 1;  // closed: the end
    if (!write_all(to, read.bytes, read.length)) return 0;
  }
}

// Begins an answer, and gives its body.
HELPER handle answer(handle out, u32 status, struct text type) {
  handle fields = new_fields();
  u8 result[2];
  fields_append(fields, (const u8 *)"content-type", 12, type.bytes, type.length, result);
  handle response = new_response(fields);
  if (response_status(response, status)) __builtin_trap();
  struct of_handle body;
  response_body(response, &body);
  outparam_set(out, 0, response, 0, 0, 0, 0, 0, 0);
  return taken(body);
}

HELPER handle open_output(handle body) {
  struct of_handle stream;
  outgoing_write(body, &stream);
  return taken(stream);
}

HELPER handle open_input(handle body) {
  struct of_handle stream;
  incoming_stream(body, &stream);
  return taken(stream);
}

HELPER void finish(handle body) {
  struct of_error result;
  outgoing_finish(body, 0, 0, &result);
}

HELPER void answer_text(handle out, u32 status, struct text text) {
  handle body = answer(out, status, TEXT("text/plain; charset=utf-8"));
  handle stream = open_output(body);
  write_all(stream, text.bytes, text.length);
  drop_output(stream);
  finish(body);
}
