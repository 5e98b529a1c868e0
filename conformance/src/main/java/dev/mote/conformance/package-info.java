/**
 * Runs the WebAssembly core specification suite, as JSON and binary modules, against an engine.
 *
 * <p>A {@link dev.mote.conformance.Suite} lists files, a {@link dev.mote.conformance.FileRunner} turns the commands of one
 * file into results, {@link dev.mote.conformance.Exclusions} says which failures are known and why, and
 * {@link dev.mote.conformance.Report} counts and prints.
 */
package dev.mote.conformance;
