package dev.mote.engine.binary;

import java.util.List;

/** A struct of the GC proposal. */
public record StructType(List<FieldType> fields) implements CompositeType {
    public StructType {
        fields = List.copyOf(fields);
    }
}
