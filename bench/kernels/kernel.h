/* Every kernel is one function of one number, the same for the host's compiler and for wasm. */
#include <stdint.h>
#ifdef __wasm__
#define KERNEL __attribute__((export_name("run")))
#else
#define KERNEL
#endif
KERNEL int run(int n);
