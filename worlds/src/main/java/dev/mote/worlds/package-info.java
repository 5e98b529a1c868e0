/**
 * One class per guest contract: what a module must import and export, how bytes go in and out, and what ends a call.
 *
 * <p>A {@link dev.mote.worlds.World} is chosen from a module's imports and exports. It knows no HTTP server and no
 * storage; what it needs of the platform comes as the narrow values of a {@link dev.mote.worlds.Call}.
 */
package dev.mote.worlds;
