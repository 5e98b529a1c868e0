// Glue for components of world faas-exec, without a C library: text in, text out, one call for each instance's memory.
#pragma once

#include "glue.h"

// The answer while it is put together.
static u8 *output;
static u32 output_length, output_room;

static void put(struct text more) {
  if (output_length + more.length > output_room) {
    u32 room = (output_length + more.length) * 2 + 64;
    output = cabi_realloc(output, output_length, 1, room);
    output_room = room;
  }
  for (u32 i = 0; i < more.length; i++) output[output_length++] = more.bytes[i];
}

// What stands behind "key": in an object, as it is written, quotes of a string left out. Traps where there is none.
static struct text member(struct text json, struct text key) {
  for (u32 i = 0; i + key.length + 2 <= json.length; i++) {
    u32 k = 0;
    while (k < key.length && json.bytes[i + 1 + k] == key.bytes[k]) k++;
    if (json.bytes[i] != '"' || k < key.length || json.bytes[i + 1 + k] != '"') continue;
    u32 at = i + key.length + 2;
    while (at < json.length && (json.bytes[at] == ' ' || json.bytes[at] == ':')) at++;
    u32 quoted = at < json.length && json.bytes[at] == '"';
    u32 start = at + quoted, end = start;
    while (end < json.length &&
           (quoted ? json.bytes[end] != '"' : json.bytes[end] >= '0' && json.bytes[end] <= '9'))
      end += quoted && json.bytes[end] == '\\' ? 2 : 1;
    if (end > json.length) break;
    return (struct text){json.bytes + start, end - start};
  }
  __builtin_trap();
}

static void exec(struct text input);

static struct {
  const u8 *bytes;
  u32 length;
} returned;

EXPORT("exec") void *exported_exec(const u8 *bytes, u32 length) {
  exec((struct text){bytes, length});
  returned.bytes = output;
  returned.length = output_length;
  return &returned;
}
