// A list of orders -> what each customer spent, the biggest spender first. Prices are whole numbers.
//   [{"customer": "Ada", "items": [{"price": 5, "count": 2}]}] -> [{"customer":"Ada","total":10}]
#include "../faas_exec.h"

#define MOST 1000

static struct {
  struct text name;
  u32 total;
} customers[MOST];
static u32 known;

static int is(struct text one, struct text other) {
  if (one.length != other.length) return 0;
  for (u32 i = 0; i < one.length; i++)
    if (one.bytes[i] != other.bytes[i]) return 0;
  return 1;
}

static u32 customer(struct text name) {
  for (u32 i = 0; i < known; i++)
    if (is(customers[i].name, name)) return i;
  if (known == MOST) __builtin_trap();
  customers[known].name = name;
  return known++;
}

static u32 number(struct text digits) {
  u32 value = 0;
  for (u32 i = 0; i < digits.length; i++) value = value * 10 + (digits.bytes[i] - '0');
  return value;
}

static void put_number(u32 value) {
  u8 digits[10];
  u32 at = sizeof digits;
  do {
    digits[--at] = (u8)('0' + value % 10);
    value /= 10;
  } while (value != 0);
  put((struct text){digits + at, sizeof digits - at});
}

// Where a string ends whose quote stands here.
static u32 end_of_string(struct text json, u32 at) {
  for (at++; at < json.length; at++) {
    if (json.bytes[at] == '\\') at++;
    else if (json.bytes[at] == '"') return at + 1;
  }
  __builtin_trap();
}

// Where the object or list ends that begins here; what stands in strings does not count.
static u32 end_of(struct text json, u32 at) {
  for (u32 depth = 0; at < json.length; at++) {
    u8 c = json.bytes[at];
    if (c == '"') at = end_of_string(json, at) - 1;
    else if (c == '{' || c == '[') depth++;
    else if ((c == '}' || c == ']') && --depth == 0) return at + 1;
  }
  __builtin_trap();
}

// Calls something with each object of the first list.
static void each(struct text json, void (*with)(struct text object, u32 of), u32 of) {
  u32 at = 0;
  while (at < json.length && json.bytes[at] != '[') at = json.bytes[at] == '"' ? end_of_string(json, at) : at + 1;
  if (at == json.length) __builtin_trap();
  for (u32 end = end_of(json, at++); at < end; at++) {
    if (json.bytes[at] != '{') continue;
    u32 behind = end_of(json, at);
    with((struct text){json.bytes + at, behind - at}, of);
    at = behind - 1;
  }
}

static void item(struct text object, u32 of) {
  customers[of].total += number(member(object, TEXT("price"))) * number(member(object, TEXT("count")));
}

static void order(struct text object, u32 of) {
  (void)of;
  each(object, item, customer(member(object, TEXT("customer"))));
}

static void exec(struct text input) {
  each(input, order, 0);
  put(TEXT("["));
  for (u32 left = known; left > 0; left--) {
    u32 biggest = 0;
    for (u32 i = 1; i < left; i++)
      if (customers[i].total > customers[biggest].total) biggest = i;
    if (left < known) put(TEXT(","));
    put(TEXT("{\"customer\":\""));
    put(customers[biggest].name);
    put(TEXT("\",\"total\":"));
    put_number(customers[biggest].total);
    put(TEXT("}"));
    // The others move up, so that equal totals stay in order.
    for (u32 i = biggest; i + 1 < left; i++) customers[i] = customers[i + 1];
  }
  put(TEXT("]"));
}
