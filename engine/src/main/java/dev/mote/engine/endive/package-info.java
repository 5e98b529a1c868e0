/**
 * The engine over Endive: its parser, its compiler to JVM bytecode and its interpreter, behind the types of {@link
 * dev.mote.engine}. Memories, tables, linking, limits, traps and the code cache are ours; nothing of Endive is visible
 * outside this package.
 */
package dev.mote.engine.endive;
