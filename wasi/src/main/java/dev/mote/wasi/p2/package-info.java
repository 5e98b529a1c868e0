/**
 * The face of WASI 0.2: what components import, over the same files, streams, clocks and grants as the face of WASI 0.1.
 * Its ground is a few abstractions that other interfaces build on: something a guest can wait for, something it reads,
 * something it writes, and what it holds handles to.
 */
package dev.mote.wasi.p2;
