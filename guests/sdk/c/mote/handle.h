/*
 * Guest SDK for the world handle. Header only. A guest exports functions without parameters; each answers a request:
 *
 *     HANDLE(hello) {
 *       handleStatus(200, "OK");
 *       handleBody("Hello!\n", 7);
 *     }
 *
 * Build with clang and lld and an imported memory, no C library needed (guests/README.md has the whole command).
 */
#ifndef MOTE_HANDLE_H
#define MOTE_HANDLE_H

#include <stddef.h>
#include <stdint.h>

#if !defined(__wasm32__)
#error "mote/handle.h is for guests: compile with --target=wasm32-unknown-unknown"
#endif

/* Defines an exported function that answers a request. */
#define HANDLE(name)                                                                                                   \
  __attribute__((export_name(#name), visibility("default"))) void name(void);                                          \
  void name(void)

/* Declares a function that the host offers in module "env". */
#define HANDLE_IMPORT(name) __attribute__((import_module("env"), import_name(#name)))

/* The original contract. Sizes are 64 bits wide; texts are UTF-8 and need no final NUL. */
HANDLE_IMPORT(log) void handle_log(const char *text, int64_t size);
HANDLE_IMPORT(response_set_status_line) void response_set_status_line(int32_t status, const char *reason, int64_t size);
HANDLE_IMPORT(response_set_header)
void response_set_header(const char *name, int64_t nameSize, const char *value, int64_t valueSize);
HANDLE_IMPORT(response_set_body) void response_set_body(const void *body, int64_t size);

/* The full length of a value, of which as much is copied as fits; -1 where there is no such key. */
HANDLE_IMPORT(db_get) int64_t db_get(const char *key, int64_t keySize, void *into, int64_t size);

/* A descriptor; -1 where there is no connection to be had, -2 where the guest has too many. */
HANDLE_IMPORT(tcp_connect) int32_t tcp_connect(const char *address, int64_t size);
/* Bytes read; 0 at the end of the stream, -1 for any error. */
HANDLE_IMPORT(tcp_read) int64_t tcp_read(int32_t descriptor, void *into, int64_t size);
/* Bytes written, which are all; -1 for any error. */
HANDLE_IMPORT(tcp_write) int64_t tcp_write(int32_t descriptor, const void *from, int64_t size);

/*
 * Beyond the original contract: the request. Every function returns the full length of a value and copies what fits;
 * -1 where there is no such value.
 */
HANDLE_IMPORT(request_method) int64_t request_method(void *into, int64_t size);
HANDLE_IMPORT(request_path) int64_t request_path(void *into, int64_t size);
HANDLE_IMPORT(request_query) int64_t request_query(void *into, int64_t size);
HANDLE_IMPORT(request_header_get)
int64_t request_header_get(const char *name, int64_t nameSize, void *into, int64_t size);
HANDLE_IMPORT(request_header_count) int32_t request_header_count(void);
HANDLE_IMPORT(request_header_name) int64_t request_header_name(int32_t index, void *into, int64_t size);
HANDLE_IMPORT(request_header_value) int64_t request_header_value(int32_t index, void *into, int64_t size);
HANDLE_IMPORT(request_param) int64_t request_param(const char *name, int64_t nameSize, void *into, int64_t size);
/* The next bytes of the body; 0 at its end, -1 where it broke off. */
HANDLE_IMPORT(request_body_read) int64_t request_body_read(void *into, int64_t size);
HANDLE_IMPORT(tcp_close) int32_t tcp_close(int32_t descriptor);

/* Length of a text without its final NUL. */
static inline int64_t handleLength(const char *text) {
  int64_t length = 0;
  while (text[length] != 0) {
    length++;
  }
  return length;
}

static inline void handleStatus(int32_t status, const char *reason) {
  response_set_status_line(status, reason, handleLength(reason));
}

static inline void handleHeader(const char *name, const char *value) {
  response_set_header(name, handleLength(name), value, handleLength(value));
}

static inline void handleBody(const void *body, int64_t size) {
  response_set_body(body, size);
}

/* Writes a number in decimal and returns its digits; the place must have room for 20. */
static inline int64_t handleDecimal(char *into, int64_t number) {
  int64_t digits = 1;
  for (int64_t rest = number / 10; rest != 0; rest /= 10) {
    digits++;
  }
  for (int64_t i = digits - 1; i >= 0; i--) {
    into[i] = (char)('0' + number % 10);
    number /= 10;
  }
  return digits;
}

/* Says the length of the body, which the host also does where a guest does not. */
static inline void handleContentLength(int64_t length) {
  char digits[20];
  response_set_header("Content-length", 14, digits, handleDecimal(digits, length));
}

/* A whole answer in one go. */
static inline void handleAnswer(int32_t status, const char *reason, const char *body) {
  int64_t length = handleLength(body);
  handleStatus(status, reason);
  handleContentLength(length);
  handleBody(body, length);
}

/* Copies a text behind what is there already and returns the new length. */
static inline int64_t handleAppend(char *into, int64_t at, const char *text, int64_t size) {
  for (int64_t i = 0; i < size; i++) {
    into[at + i] = text[i];
  }
  return at + size;
}

#endif
