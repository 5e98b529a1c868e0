/**
 * Turns WebAssembly modules into JVM classes.
 *
 * <p>Each function becomes a typed static method with the instance as its last parameter; a function's locals are JVM
 * locals, and its operand stack is the JVM's between two labels and typed locals across them. The classes of one module
 * live in a class loader of its own, which makes each of them when it is first called and lets them reach nothing but
 * the public helpers of this package.
 *
 * <p>Generated code has no exception handlers of its own: a failed bounds check of the JVM passes through every frame
 * and becomes a {@link dev.mote.engine.Trap} where the guest was called ({@code GuestBoundary}).
 */
package dev.mote.engine.codegen;
