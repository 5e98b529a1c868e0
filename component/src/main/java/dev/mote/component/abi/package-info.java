/**
 * The canonical ABI: how component values lie in memories and core values. Codecs are made once for each type; a call
 * only runs them.
 */
package dev.mote.component.abi;
