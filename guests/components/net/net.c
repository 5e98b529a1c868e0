// Talks to a socket as the environment says: MODE=tcp, udp, listen or lookup, PORT of 127.0.0.1; prints what it heard.
#include "../glue.h"

#define SOCKETS(name) "wasi:sockets/" name
typedef struct {
  u8 failed, code;
} step;
typedef struct {
  u8 failed, pad[3];
  u32 value, second, third;
} made;

IMPORT("wasi:cli/environment", "get-environment") void get_environment(void *result);
IMPORT("wasi:cli/stdout", "get-stdout") u32 get_stdout(void);
IMPORT("wasi:cli/stderr", "get-stderr") u32 get_stderr(void);
IMPORT("wasi:io/poll", "[method]pollable.block") void block(u32 pollable);
IMPORT("wasi:io/poll", "[resource-drop]pollable") void drop_pollable(u32 pollable);
IMPORT("wasi:io/streams", "[method]output-stream.blocking-write-and-flush")
void blocking_write_and_flush(u32 stream, const u8 *bytes, u32 length, void *result);
IMPORT("wasi:io/streams", "[method]input-stream.blocking-read")
void blocking_read(u32 stream, unsigned long long length, made *result);
IMPORT(SOCKETS("instance-network"), "instance-network") u32 instance_network(void);
IMPORT(SOCKETS("ip-name-lookup"), "resolve-addresses")
void resolve_addresses(u32 network, const char *name, u32 length, made *result);
IMPORT(SOCKETS("ip-name-lookup"), "[method]resolve-address-stream.resolve-next-address")
void resolve_next_address(u32 stream, u8 *result);
IMPORT(SOCKETS("tcp-create-socket"), "create-tcp-socket") void create_tcp_socket(u32 family, made *result);
#define ADDRESS u32 kind, u32 port, u32 a, u32 b, u32 c, u32 d, u32 e, u32 f, u32 g, u32 h, u32 i, u32 j
#define LOOPBACK(port) 0, port, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0
#define ANYWHERE 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.start-connect")
void start_connect(u32 socket, u32 network, ADDRESS, step *result);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.finish-connect") void finish_connect(u32 socket, made *result);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.start-bind")
void tcp_start_bind(u32 socket, u32 network, ADDRESS, step *result);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.finish-bind") void tcp_finish_bind(u32 socket, step *result);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.start-listen") void start_listen(u32 socket, step *result);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.finish-listen") void finish_listen(u32 socket, step *result);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.accept") void accept(u32 socket, made *result);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.subscribe") u32 tcp_subscribe(u32 socket);
IMPORT(SOCKETS("tcp"), "[method]tcp-socket.shutdown") void shutdown(u32 socket, u32 how, step *result);
IMPORT(SOCKETS("udp-create-socket"), "create-udp-socket") void create_udp_socket(u32 family, made *result);
IMPORT(SOCKETS("udp"), "[method]udp-socket.start-bind")
void udp_start_bind(u32 socket, u32 network, ADDRESS, step *result);
IMPORT(SOCKETS("udp"), "[method]udp-socket.finish-bind") void udp_finish_bind(u32 socket, step *result);
IMPORT(SOCKETS("udp"), "[method]udp-socket.stream") void udp_stream(u32 socket, u32 some, ADDRESS, made *result);
IMPORT(SOCKETS("udp"), "[method]incoming-datagram-stream.subscribe") u32 udp_subscribe(u32 stream);
IMPORT(SOCKETS("udp"), "[method]incoming-datagram-stream.receive")
void receive(u32 stream, unsigned long long most, made *result);
IMPORT(SOCKETS("udp"), "[method]outgoing-datagram-stream.check-send") void check_send(u32 stream, void *result);
IMPORT(SOCKETS("udp"), "[method]outgoing-datagram-stream.send")
void send(u32 stream, const void *list, u32 count, void *result);

static void print(u32 stream, const u8 *bytes, u32 length) {
  u32 result[3];
  blocking_write_and_flush(stream, bytes, length, result);
}

// Prints why a step failed, by the number of its error, and ends.
static int failed(u8 code) {
  u8 text[] = {'f', 'a', 'i', 'l', 'e', 'd', ' ', '0' + code / 10, '0' + code % 10};
  print(get_stderr(), text, sizeof text);
  return 1;
}

static u32 is(const u8 *bytes, u32 length, const char *text) {
  u32 i = 0;
  while (i < length && text[i] && bytes[i] == (u8)text[i]) i++;
  return i == length && !text[i];
}

static struct entry {
  const u8 *name;
  u32 name_length;
  const u8 *value;
  u32 value_length;
} missing;

static struct entry *environment(const char *name) {
  struct {
    struct entry *entries;
    u32 count;
  } all;
  get_environment(&all);
  for (u32 i = 0; i < all.count; i++)
    if (is(all.entries[i].name, all.entries[i].name_length, name)) return &all.entries[i];
  return &missing;
}

static void wait(u32 pollable) {
  block(pollable);
  drop_pollable(pollable);
}

// Prints all that comes.
static void hear(u32 input) {
  made read;
  for (blocking_read(input, 4096, &read); !read.failed; blocking_read(input, 4096, &read))
    print(get_stdout(), (const u8 *)read.value, read.second);
}

static int tcp(u32 network, u32 port) {
  made socket, streams;
  step did;
  u32 written[3];
  create_tcp_socket(0, &socket);
  if (socket.failed) return failed((u8)socket.value);
  start_connect(socket.value, network, LOOPBACK(port), &did);
  if (did.failed) return failed(did.code);
  wait(tcp_subscribe(socket.value));
  finish_connect(socket.value, &streams);
  if (streams.failed) return failed((u8)streams.value);
  blocking_write_and_flush(streams.second, (const u8 *)"ping", 4, written);
  shutdown(socket.value, 1, &did);
  if (did.failed) return failed(did.code);
  hear(streams.value);
  return 0;
}

static int serve(u32 network, u32 port) {
  made socket, connection;
  step did;
  u32 written[3];
  create_tcp_socket(0, &socket);
  if (socket.failed) return failed((u8)socket.value);
  tcp_start_bind(socket.value, network, LOOPBACK(port), &did);
  if (did.failed) return failed(did.code);
  tcp_finish_bind(socket.value, &did);
  start_listen(socket.value, &did);
  if (did.failed) return failed(did.code);
  finish_listen(socket.value, &did);
  wait(tcp_subscribe(socket.value));
  accept(socket.value, &connection);
  if (connection.failed) return failed((u8)connection.value);
  blocking_write_and_flush(connection.third, (const u8 *)"welcome", 7, written);
  hear(connection.second);
  return 0;
}

static int udp(u32 network, u32 port) {
  made socket, streams, received;
  step did;
  u32 result[4];
  struct {
    const char *bytes;
    u32 length, somewhere[9];
  } datagram = {"ping", 4, {0}};
  create_udp_socket(0, &socket);
  if (socket.failed) return failed((u8)socket.value);
  udp_start_bind(socket.value, network, ANYWHERE, &did);
  if (did.failed) return failed(did.code);
  udp_finish_bind(socket.value, &did);
  udp_stream(socket.value, 1, LOOPBACK(port), &streams);
  if (streams.failed) return failed((u8)streams.value);
  check_send(streams.second, result);
  send(streams.second, &datagram, 1, result);
  wait(udp_subscribe(streams.value));
  receive(streams.value, 1, &received);
  if (received.failed) return failed((u8)received.value);
  struct {
    const u8 *bytes;
    u32 length;
  } *first = (void *)received.value;
  print(get_stdout(), first->bytes, first->length);
  return 0;
}

static int lookup(u32 network) {
  made stream;
  u8 next[22];
  resolve_addresses(network, "localhost", 9, &stream);
  if (stream.failed) return failed((u8)stream.value);
  resolve_next_address(stream.value, next);
  if (next[0]) return failed(next[2]);
  u8 text[] = {'0' + next[6] / 100, '0' + next[6] / 10 % 10, '0' + next[6] % 10};
  print(get_stdout(), text, next[2] ? sizeof text : 0);
  return 0;
}

EXPORT("wasi:cli/run#run") int run(void) {
  struct entry *mode = environment("MODE"), *number = environment("PORT");
  u32 network = instance_network(), port = 0;
  for (u32 i = 0; i < number->value_length; i++) port = port * 10 + number->value[i] - '0';
  if (is(mode->value, mode->value_length, "tcp")) return tcp(network, port);
  if (is(mode->value, mode->value_length, "udp")) return udp(network, port);
  if (is(mode->value, mode->value_length, "listen")) return serve(network, port);
  return lookup(network);
}
