/**
 * Reads WebAssembly binaries: decoder, validator, and the model and instruction cursor a code generator walks.
 *
 * <p>{@link dev.mote.engine.binary.ModuleReader} turns bytes into a {@link dev.mote.engine.binary.WasmModule} or refuses
 * them with a {@link dev.mote.engine.ModuleException} that says where and why. Every byte is visited once, nothing is
 * allocated by a number that the module claims, and no method recurses on the input.
 */
package dev.mote.engine.binary;
