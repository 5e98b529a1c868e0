/* Two greetings: one module, two entries. */
#include <mote/handle.h>

HANDLE(hello) {
  handle_log("hello", 5);
  handleAnswer(200, "Ok", "Hello world from wasm!\n");
}

HANDLE(bonjour) {
  handleAnswer(200, "Ok", "Bonjour tout le monde depuis le monde merveilleux de WASM!\n");
}
