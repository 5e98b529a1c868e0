/** Components as bytes: a bounded reader and the syntax tree that it makes. Nothing here knows a type's meaning. */
package dev.mote.component.binary;
