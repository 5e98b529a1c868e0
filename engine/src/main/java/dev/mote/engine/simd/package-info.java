/**
 * The vector instructions as Java methods, which generated code calls by name: one class for each kind of lanes, and each
 * twice. The classes named {@code Plain…} work on {@link dev.mote.engine.V128} with nothing but Java; those named
 * {@code Vector…} work on the vectors of {@code jdk.incubator.vector}, which the optimising compiler turns into the
 * processor's own, and are only loaded where that module is there.
 *
 * <p>A method is named like its instruction, so that {@code i8x16.add_sat_s} is {@code addSatS} of the class for bytes.
 * The methods are small and flat: only where all of them are inlined, no vector becomes an object.
 */
package dev.mote.engine.simd;
