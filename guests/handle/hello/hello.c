/* Two greetings: one module, several entries. */
#include <mote/handle.h>

HANDLE(hello) {
  handleAnswer(200, "Ok", "Hello world from wasm!\n");
}

/* What is called where a configuration names no entry. */
HANDLE(handle) {
  hello();
}

HANDLE(bonjour) {
  handleAnswer(200, "Ok", "Bonjour tout le monde depuis le monde merveilleux de WASM!\n");
}
