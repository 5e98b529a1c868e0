package dev.mote.component.binary;

import dev.mote.component.binary.Definition.AliasTarget;

/** Reads aliases. */
final class AliasReader {
    private AliasReader() {}

    static Definition.Alias read(ByteCursor in) {
        int at = in.position();
        Sort sort = Sort.read(in);
        int kindAt = in.position();
        AliasTarget target = switch (in.u8()) {
            case 0x00 -> new AliasTarget.Export(in.index(), in.name());
            case 0x01 -> new AliasTarget.CoreExport(in.index(), in.name());
            case 0x02 -> new AliasTarget.Outer(in.index(), in.index());
            default -> throw Refusal.malformed(kindAt, "invalid leading byte for the target of an alias");
        };
        if (sort == Sort.VALUE) {
            throw ExternReader.values(at);
        }
        return new Definition.Alias(at, sort, target);
    }
}
