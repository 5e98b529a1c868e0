/* quickjs -e CODE | FILE | (the standard input): evaluates a script that has print and readInput. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "quickjs.h"

static char *read_all(FILE *in, size_t *length) {
  size_t capacity = 4096;
  char *text = malloc(capacity);
  *length = 0;
  while (text) {
    *length += fread(text + *length, 1, capacity - *length - 1, in);
    if (*length + 1 < capacity) {
      text[*length] = 0;
      return text;
    }
    capacity *= 2;
    text = realloc(text, capacity);
  }
  return NULL;
}

static JSValue print(JSContext *ctx, JSValueConst this, int argc, JSValueConst *argv) {
  (void)this;
  for (int i = 0; i < argc; i++) {
    const char *text = JS_ToCString(ctx, argv[i]);
    if (!text) {
      return JS_EXCEPTION;
    }
    printf("%s%s", i ? " " : "", text);
    JS_FreeCString(ctx, text);
  }
  putchar('\n');
  return JS_UNDEFINED;
}

static JSValue read_input(JSContext *ctx, JSValueConst this, int argc, JSValueConst *argv) {
  (void)this;
  (void)argc;
  (void)argv;
  size_t length;
  char *text = read_all(stdin, &length);
  if (!text) {
    return JS_ThrowOutOfMemory(ctx);
  }
  JSValue value = JS_NewStringLen(ctx, text, length);
  free(text);
  return value;
}

static int run(JSContext *ctx, const char *code, size_t length, const char *name) {
  JSValue value = JS_Eval(ctx, code, length, name, JS_EVAL_TYPE_GLOBAL);
  JSContext *other;
  while (!JS_IsException(value) && JS_ExecutePendingJob(JS_GetRuntime(ctx), &other) > 0) {
  }
  if (!JS_IsException(value)) {
    JS_FreeValue(ctx, value);
    return 0;
  }
  JSValue error = JS_GetException(ctx);
  const char *text = JS_ToCString(ctx, error);
  fprintf(stderr, "quickjs: %s\n", text ? text : "an error without a text");
  JS_FreeCString(ctx, text);
  JS_FreeValue(ctx, error);
  return 1;
}

int main(int argc, char **argv) {
  const char *name = "<input>";
  size_t length;
  char *code;
  if (argc == 3 && strcmp(argv[1], "-e") == 0) {
    code = strdup(argv[2]);
    length = strlen(argv[2]);
  } else if (argc == 2) {
    name = argv[1];
    FILE *in = fopen(name, "rb");
    if (!in) {
      perror(name);
      return 1;
    }
    code = read_all(in, &length);
    fclose(in);
  } else {
    code = read_all(stdin, &length);
  }
  JSRuntime *runtime = JS_NewRuntime();
  JSContext *ctx = JS_NewContext(runtime);
  JSValue global = JS_GetGlobalObject(ctx);
  JS_SetPropertyStr(ctx, global, "print", JS_NewCFunction(ctx, print, "print", 1));
  JS_SetPropertyStr(ctx, global, "readInput", JS_NewCFunction(ctx, read_input, "readInput", 0));
  JS_FreeValue(ctx, global);
  int failed = run(ctx, code, length, name);
  free(code);
  JS_FreeContext(ctx);
  JS_FreeRuntime(runtime);
  return failed;
}
