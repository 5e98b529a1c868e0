/**
 * What definitions of a component mean: value, function, instance, component and resource types, the resolver that finds
 * them, the checks that make a component valid, and how types lie in memory and in core signatures.
 */
package dev.mote.component.type;
