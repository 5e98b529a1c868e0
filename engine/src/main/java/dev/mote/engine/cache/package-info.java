/** Compiled code on disk, for every engine that makes some. */
package dev.mote.engine.cache;
