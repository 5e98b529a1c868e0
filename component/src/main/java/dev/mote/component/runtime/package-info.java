/**
 * Components that run. {@link dev.mote.component.runtime.ComponentCode} reads and checks the bytes and compiles the core
 * modules; linking it to the host's interfaces interprets the tree of components once and leaves a flat program; each
 * instantiation runs that program.
 */
package dev.mote.component.runtime;
