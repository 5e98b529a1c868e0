// What every component in C needs, without a C library: names of imports and exports, memory, text.
#pragma once

typedef unsigned char u8;
typedef unsigned int u32;

#define EXPORT(name) __attribute__((export_name(name)))
#define IMPORT(module, name) __attribute__((import_module(module), import_name(name)))

extern u8 __heap_base;
static u32 heap_top;

// Allocates from the end of the heap; nothing is freed before the instance ends.
EXPORT("cabi_realloc") void *cabi_realloc(void *old, u32 old_size, u32 align, u32 size) {
  if (heap_top == 0) heap_top = (u32)&__heap_base;
  u32 at = (heap_top + align - 1) & -align;
  u32 end = at + size;
  if (end < at) __builtin_trap();
  u32 have = __builtin_wasm_memory_size(0) << 16;
  if (end > have && __builtin_wasm_memory_grow(0, (end - have + 65535) >> 16) == (u32)-1) __builtin_trap();
  heap_top = end;
  u8 *to = (u8 *)at;
  for (u32 i = 0; i < old_size && i < size; i++) to[i] = ((u8 *)old)[i];
  return to;
}

struct text {
  const u8 *bytes;
  u32 length;
};

#define TEXT(literal) ((struct text){(const u8 *)(literal), sizeof(literal) - 1})
