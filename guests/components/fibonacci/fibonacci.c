// {"n": 7} -> {"result":34}: both start at 1 and are added n times
#include "../faas_exec.h"

static u32 number(struct text digits) {
  if (digits.length == 0) __builtin_trap();
  u32 value = 0;
  for (u32 i = 0; i < digits.length; i++) value = value * 10 + (digits.bytes[i] - '0');
  return value;
}

static void exec(struct text input) {
  u32 n = number(member(input, TEXT("n")));
  if (n > 45) __builtin_trap();  // beyond 32 bits
  u32 a = 1, b = 1;
  for (u32 i = 0; i < n; i++) {
    u32 next = a + b;
    a = b;
    b = next;
  }
  u8 digits[10];
  u32 at = sizeof digits, value = b;
  do {
    digits[--at] = (u8)('0' + value % 10);
    value /= 10;
  } while (value != 0);
  put(TEXT("{\"result\":"));
  put((struct text){digits + at, sizeof digits - at});
  put(TEXT("}"));
}
