/**
 * Compiles, instantiates, runs and stops WebAssembly modules.
 *
 * <p>This package is the whole of what other rooms see: {@link dev.mote.engine.Engine} makes a
 * {@link dev.mote.engine.CoreModule} from bytes, that makes any number of {@link dev.mote.engine.CoreInstance}s, and a
 * {@link dev.mote.engine.GuestExecutor} runs their code inside a CPU slot and under a deadline. What executes the code
 * lives in sub-packages that nobody else imports. The engine knows no HTTP, no user and no world.
 */
package dev.mote.engine;
