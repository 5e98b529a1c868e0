package dev.mote.component.binary;

import dev.mote.component.ComponentException;
import java.util.Optional;

/** Reads the names of imports and exports, and what they are said to be. */
final class ExternReader {
    private static final int CORE_MODULE_SORT = 0x11;

    private final ByteCursor in;

    ExternReader(ByteCursor in) {
        this.in = in;
    }

    /** Older tools wrote 1 in front of interface names; both mean a plain name. */
    ExternName name() {
        int at = in.position();
        int prefix = in.u8();
        return switch (prefix) {
            case 0x00, 0x01 -> ExternName.of(in.name());
            case 0x02 -> attributed();
            default -> throw Refusal.malformed(at, "invalid leading byte for an import or export name");
        };
    }

    private ExternName attributed() {
        ExternName name = ExternName.of(in.name());
        int count = in.count("attributes");
        for (int i = 0; i < count; i++) {
            int at = in.position();
            int kind = in.u8();
            String value = in.name();
            name = switch (kind) {
                case 0x00 ->
                    once(
                            at,
                            name.implemented(),
                            new ExternName(name.name(), Optional.of(value), name.versionSuffix(), name.externalId()));
                case 0x01 ->
                    once(
                            at,
                            name.versionSuffix(),
                            new ExternName(name.name(), name.implemented(), Optional.of(value), name.externalId()));
                case 0x02 ->
                    once(
                            at,
                            name.externalId(),
                            new ExternName(name.name(), name.implemented(), name.versionSuffix(), Optional.of(value)));
                default -> throw Refusal.malformed(at, "invalid leading byte for an attribute of a name");
            };
        }
        return name;
    }

    private static ExternName once(int at, Optional<String> before, ExternName next) {
        if (before.isPresent()) {
            throw Refusal.malformed(at, "duplicate attribute of a name");
        }
        return next;
    }

    ExternSyntax type() {
        int at = in.position();
        return switch (in.u8()) {
            case 0x00 -> {
                in.expect(CORE_MODULE_SORT, "a core extern type");
                yield new ExternSyntax.CoreModule(in.index());
            }
            case 0x01 -> new ExternSyntax.Function(in.index());
            case 0x02 -> throw values(at);
            case 0x03 -> bound();
            case 0x04 -> new ExternSyntax.Component(in.index());
            case 0x05 -> new ExternSyntax.Instance(in.index());
            default -> throw Refusal.malformed(at, "invalid leading byte for an extern type");
        };
    }

    private ExternSyntax bound() {
        int at = in.position();
        return switch (in.u8()) {
            case 0x00 -> new ExternSyntax.TypeEqual(in.index());
            case 0x01 -> new ExternSyntax.SubResource();
            default -> throw Refusal.malformed(at, "invalid leading byte for a type bound");
        };
    }

    static ComponentException values(int at) {
        return Refusal.unsupported(at, "the component model feature 'values'");
    }
}
