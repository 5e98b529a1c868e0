package dev.mote.conformance.fuzz;

import java.util.List;

/** Parameters and results of a function, block or tag. */
record Signature(List<Type> params, List<Type> results) {
    Signature {
        params = List.copyOf(params);
        results = List.copyOf(results);
    }
}
