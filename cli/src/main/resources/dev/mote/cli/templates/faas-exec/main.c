// {"name": "World"} -> {"result":"Hello World, how are you?"}
#include "faas_exec.h"

static void exec(struct text input) {
  put(TEXT("{\"result\":\"Hello "));
  put(member(input, TEXT("name")));
  put(TEXT(", how are you?\"}"));
}
