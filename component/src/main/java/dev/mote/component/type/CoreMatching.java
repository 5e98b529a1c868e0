package dev.mote.component.type;

import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.ImportType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.TableType;
import dev.mote.engine.TagType;
import java.util.Map;
import java.util.OptionalLong;

/** When one core type may stand where another is expected. */
final class CoreMatching {
    private CoreMatching() {}

    static boolean matches(ExternType given, ExternType expected) {
        return switch (expected) {
            case FuncType function -> given.equals(function);
            case GlobalType global -> given.equals(global);
            case TagType tag -> given.equals(tag);
            case MemoryType memory ->
                given instanceof MemoryType other
                        && other.shared() == memory.shared()
                        && other.memory64() == memory.memory64()
                        && fits(other.minimum(), other.maximum(), memory.minimum(), memory.maximum());
            case TableType table ->
                given instanceof TableType other
                        && other.element() == table.element()
                        && fits(other.minimum(), other.maximum(), table.minimum(), table.maximum());
        };
    }

    /** A module with fewer imports and more exports may stand for another. */
    static boolean matches(CoreModuleType given, CoreModuleType expected) {
        for (ImportType wanted : given.imports()) {
            if (expected.imported(wanted.module(), wanted.name())
                    .filter(offered -> matches(offered, wanted.type()))
                    .isEmpty()) {
                return false;
            }
        }
        for (Map.Entry<String, ExternType> export : expected.exports().entrySet()) {
            ExternType found = given.exports().get(export.getKey());
            if (found == null || !matches(found, export.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(long minimum, OptionalLong maximum, long atLeast, OptionalLong atMost) {
        return minimum >= atLeast
                && (atMost.isEmpty() || (maximum.isPresent() && maximum.getAsLong() <= atMost.getAsLong()));
    }
}
