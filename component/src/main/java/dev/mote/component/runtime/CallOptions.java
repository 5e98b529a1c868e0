package dev.mote.component.runtime;

import dev.mote.component.binary.StringEncoding;
import java.util.Optional;

/** The options of a lifted or lowered function, with the items they name. */
record CallOptions(
        StringEncoding encoding, Optional<CoreDef> memory, Optional<CoreDef> realloc, Optional<CoreDef> postReturn) {
    static final CallOptions NONE =
            new CallOptions(StringEncoding.UTF8, Optional.empty(), Optional.empty(), Optional.empty());
}
