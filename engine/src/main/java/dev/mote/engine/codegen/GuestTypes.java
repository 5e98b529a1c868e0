package dev.mote.engine.codegen;

import dev.mote.engine.binary.ArrayType;
import dev.mote.engine.binary.CompositeType;
import dev.mote.engine.binary.DefinedType;
import dev.mote.engine.binary.FieldType;
import dev.mote.engine.binary.Signature;
import dev.mote.engine.binary.StructType;
import dev.mote.engine.binary.TypeCode;
import dev.mote.engine.binary.TypeTable;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of one module as {@link GuestType}s. A group is described with references into it by position, and all
 * others by what they refer to. Immutable.
 */
final class GuestTypes {
    private static final int OWN_GROUP = -1;
    private static final int EARLIER = -2;
    private static final int STRUCT = -3;
    private static final int ARRAY = -4;

    private final TypeTable table;
    private final List<GuestType> types = new ArrayList<>();

    GuestTypes(TypeTable table) {
        this.table = table;
        Map<Integer, GuestType> known = new HashMap<>();
        for (int first = 0; first < table.size(); first = endOfGroup(first)) {
            int end = endOfGroup(first);
            byte[] group = known.containsKey(table.get(first).canonical()) ? new byte[0] : digest(first, end);
            for (int i = first; i < end; i++) {
                int index = i;
                types.add(known.computeIfAbsent(table.get(i).canonical(), _ -> make(index, group)));
            }
        }
    }

    /** The type of that index. */
    GuestType get(int index) {
        return types.get(index);
    }

    /** @param code a {@link TypeCode} of this module */
    PreciseType precise(int code) {
        return TypeCode.isConcrete(code)
                ? new PreciseType(code, Optional.of(get(TypeCode.typeIndex(code))))
                : new PreciseType(code, Optional.empty());
    }

    private int endOfGroup(int first) {
        int end = first + 1;
        while (end < table.size() && table.get(end).position() > 0) {
            end++;
        }
        return end;
    }

    private GuestType make(int index, byte[] group) {
        DefinedType type = table.get(index);
        GuestType.Kind kind = switch (type.composite()) {
            case Signature _ -> GuestType.Kind.FUNCTION;
            case StructType _ -> GuestType.Kind.STRUCT;
            case ArrayType _ -> GuestType.Kind.ARRAY;
        };
        GuestType[] above = type.supertype() == DefinedType.NO_SUPERTYPE
                ? new GuestType[0]
                : types.get(type.supertype()).chain();
        return new GuestType(kind, group, type.position(), above);
    }

    private byte[] digest(int first, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            for (int i = first; i < end; i++) {
                DefinedType type = table.get(i);
                out.writeBoolean(type.open());
                out.writeBoolean(type.supertype() != DefinedType.NO_SUPERTYPE);
                if (type.supertype() != DefinedType.NO_SUPERTYPE) {
                    index(type.supertype(), first, out);
                }
                composite(type.composite(), first, out);
            }
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void composite(CompositeType composite, int first, DataOutputStream out) throws IOException {
        switch (composite) {
            case Signature signature -> {
                out.writeInt(signature.paramCount());
                for (int i = 0; i < signature.paramCount(); i++) {
                    type(signature.param(i), first, out);
                }
                out.writeInt(signature.resultCount());
                for (int i = 0; i < signature.resultCount(); i++) {
                    type(signature.result(i), first, out);
                }
            }
            case StructType(List<FieldType> fields) -> {
                out.writeInt(STRUCT);
                out.writeInt(fields.size());
                for (FieldType field : fields) {
                    field(field, first, out);
                }
            }
            case ArrayType(FieldType element) -> {
                out.writeInt(ARRAY);
                field(element, first, out);
            }
        }
    }

    private void field(FieldType field, int first, DataOutputStream out) throws IOException {
        out.writeBoolean(field.mutable());
        type(field.storage(), first, out);
    }

    private void type(int code, int first, DataOutputStream out) throws IOException {
        if (TypeCode.isConcrete(code)) {
            out.writeInt(code - TypeCode.typeIndex(code));
            index(TypeCode.typeIndex(code), first, out);
        } else {
            out.writeInt(code);
        }
    }

    private void index(int index, int first, DataOutputStream out) throws IOException {
        if (index >= first) {
            out.writeInt(OWN_GROUP);
            out.writeInt(index - first);
        } else {
            out.writeInt(EARLIER);
            out.write(types.get(index).group());
            out.writeInt(types.get(index).position());
        }
    }
}
