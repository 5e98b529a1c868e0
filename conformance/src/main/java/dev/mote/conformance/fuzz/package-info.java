/**
 * Differential fuzzing of the engines: makes modules, runs each on every engine, and compares what can be seen of it.
 *
 * <p>A {@link dev.mote.conformance.fuzz.ModuleGenerator} turns {@link dev.mote.conformance.fuzz.Choices} into a valid
 * module, a {@link dev.mote.conformance.fuzz.Execution} turns a module into an
 * {@link dev.mote.conformance.fuzz.Outcome}, and a {@link dev.mote.conformance.fuzz.Differential} compares outcomes.
 * Smaller choices make smaller modules, so the {@link dev.mote.conformance.fuzz.Shrinker} works on choices alone.
 */
package dev.mote.conformance.fuzz;
