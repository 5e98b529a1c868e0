/**
 * The {@code mote} command: composes a node, and talks to running ones over their HTTP interface.
 *
 * <p>{@link dev.mote.cli.Node} is the only place where the rooms are put together.
 */
package dev.mote.cli;
