/**
 * The WebAssembly component model on the engine.
 *
 * <p>{@code binary} reads components, {@code type} gives every definition its type and refuses what is invalid,
 * {@code abi} carries values across the canonical ABI, {@code runtime} plans a component once and makes instances of it.
 * The room knows the engine only by its interface, and no world: what a component imports is offered by whoever
 * instantiates it.
 */
package dev.mote.component;
