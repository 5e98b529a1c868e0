/*
 * Fetches /index.html. The input is an address and a port, as 192.0.2.7:8080 (port 80 where it is left out); the output
 * is the first 2056 bytes of the answer. Needs a grant for that address.
 */
#include <mote/faasm2018_syscalls.h>

#define LONGEST_ANSWER 2056

/* Reads a decimal number of at most `limit` and moves on; -1 where there is none. */
static int32_t number(const uint8_t **text, int32_t limit) {
  int32_t value = -1;
  while (**text >= '0' && **text <= '9') {
    value = (value < 0 ? 0 : value) * 10 + (**text - '0');
    if (value > limit) {
      return -1;
    }
    (*text)++;
  }
  return value;
}

static int parse(const uint8_t *text, struct FaasmAddress *address) {
  uint8_t *bytes = (uint8_t *)&address->address;
  for (int i = 0; i < 4; i++) {
    int32_t part = number(&text, 255);
    if (part < 0 || (i < 3 && *text++ != '.')) {
      return -1;
    }
    bytes[i] = (uint8_t)part;
  }
  int32_t port = 80;
  if (*text == ':') {
    text++;
    port = number(&text, 65535);
  }
  address->family = FAASM_INET;
  address->port = faasmNetworkOrder((uint16_t)port);
  return port > 0 ? 0 : -1;
}

int exec(struct FaasmMemory *memory) {
  static const char request[] = "GET /index.html HTTP/1.0\r\n\r\n";
  struct FaasmAddress address = {0};
  if (parse(memory->input, &address) != 0) {
    return writeOutputText(memory, "the input is no address");
  }
  uint32_t open[] = {FAASM_INET, FAASM_STREAM, 0};
  int32_t socket = faasmSocketCall(FAASM_SOCKET, open);
  if (socket < 0) {
    return writeOutputText(memory, "no socket");
  }
  uint32_t connect[] = {(uint32_t)socket, (uint32_t)&address, sizeof address};
  if (faasmSocketCall(FAASM_CONNECT, connect) != 0) {
    return writeOutputText(memory, "no connection");
  }
  uint32_t send[] = {(uint32_t)socket, (uint32_t)request, sizeof request - 1, 0};
  if (faasmSocketCall(FAASM_SEND, send) < 0) {
    return writeOutputText(memory, "nothing sent");
  }
  uint32_t total = 0;
  while (total < LONGEST_ANSWER) {
    uint32_t receive[] = {(uint32_t)socket, (uint32_t)(memory->output + total), LONGEST_ANSWER - total, 0};
    int32_t received = faasmSocketCall(FAASM_RECV, receive);
    if (received <= 0) {
      break;
    }
    total += (uint32_t)received;
  }
  return faasmClose(socket);
}
