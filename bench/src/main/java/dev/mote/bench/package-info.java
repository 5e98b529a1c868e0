/** Measurements of the running product, each with its peer in the same run, and the soak. */
package dev.mote.bench;
