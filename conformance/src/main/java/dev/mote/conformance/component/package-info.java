/** Runs suites of the component model: JSON and components, as {@code wasm-tools json-from-wast} makes them of .wast files. */
package dev.mote.conformance.component;
