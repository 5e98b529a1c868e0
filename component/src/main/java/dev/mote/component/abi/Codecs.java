package dev.mote.component.abi;

import dev.mote.component.binary.Primitive;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ResourceType;
import dev.mote.component.type.ValType;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes codecs, one for each type. Used by one thread while a component is planned. */
public final class Codecs {
    /** By identity: to compare types that share parts is to walk them as trees. */
    private final IdentityHashMap<ValType, Codec> known = new IdentityHashMap<>();

    private final Function<ResourceType, ResourceDefinition> resources;

    public Codecs(Function<ResourceType, ResourceDefinition> resources) {
        this.resources = resources;
    }

    public FunctionCodec function(FunctionType type) {
        return new FunctionCodec(
                RecordCodec.of(
                        type.params().stream().map(param -> of(param.type())).toList()),
                type.result().map(this::of));
    }

    private Codec of(ValType type) {
        Codec codec = known.get(type);
        if (codec == null) {
            codec = make(type);
            known.put(type, codec);
        }
        return codec;
    }

    private Codec make(ValType type) {
        return switch (type) {
            case ValType.Scalar(Primitive scalar) ->
                switch (scalar) {
                    case BOOL, S8, U8, S16, U16, S32, U32, CHAR -> new IntCodec(scalar);
                    case S64, U64 -> new LongCodec();
                    case F32 -> new FloatCodec(false);
                    case F64 -> new FloatCodec(true);
                    case STRING -> new StringCodec();
                    case ERROR_CONTEXT -> throw new IllegalStateException("error-context has no values here");
                };
            case ValType.ListOf(ValType.Scalar(Primitive scalar)) when scalar == Primitive.U8 -> new BytesCodec();
            case ValType.ListOf(ValType element) -> new ListCodec(of(element));
            case ValType.RecordOf(List<ValType.Field> fields) ->
                RecordCodec.of(fields.stream().map(field -> of(field.type())).toList());
            case ValType.TupleOf(List<ValType> types) ->
                RecordCodec.of(types.stream().map(this::of).toList());
            case ValType.VariantOf(List<ValType.Case> cases) ->
                VariantCodec.of(
                        cases.stream().map(one -> one.type().map(this::of)).toList());
            case ValType.OptionOf(ValType inner) -> VariantCodec.of(List.of(Optional.empty(), Optional.of(of(inner))));
            case ValType.ResultOf(Optional<ValType> ok, Optional<ValType> error) ->
                VariantCodec.of(List.of(ok.map(this::of), error.map(this::of)));
            case ValType.EnumOf(List<String> names) -> new EnumCodec(names.size());
            case ValType.FlagsOf(List<String> names) -> new FlagsCodec(names.size());
            case ValType.Own(ResourceType resource) -> new HandleCodec(resources.apply(resource), true);
            case ValType.Borrow(ResourceType resource) -> new HandleCodec(resources.apply(resource), false);
            case ValType.StreamOf _, ValType.FutureOf _ ->
                throw new IllegalStateException("streams and futures have no values here");
        };
    }
}
