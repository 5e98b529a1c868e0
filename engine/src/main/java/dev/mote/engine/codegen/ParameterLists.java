package dev.mote.engine.codegen;

import dev.mote.engine.ModuleException;
import dev.mote.engine.binary.Signature;
import dev.mote.engine.binary.TypeTable;
import dev.mote.engine.binary.WasmModule;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds the different parameter lists of all functions. The JVM keeps a piece of machine code for each that it meets, a
 * few kilobytes, and never gives it back; what fills its store of machine code ends the compilation of everything. Any
 * thread may call; {@code lock} guards the set.
 */
final class ParameterLists {
    /** Compilers' largest programs have some hundreds. */
    private static final int MOST_OF_A_MODULE = 4_000;

    private static final int MOST = 20_000;

    private final int mostOfAModule;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> known = new HashSet<>();

    ParameterLists() {
        this(MOST_OF_A_MODULE, MOST);
    }

    ParameterLists(int mostOfAModule, int most) {
        this.mostOfAModule = mostOfAModule;
        this.most = most;
    }

    /** @throws ModuleException where the module has too many of its own, or all modules together */
    void add(WasmModule module) {
        Set<String> lists = lists(module.types());
        lock.lock();
        try {
            long more = lists.stream().filter(list -> !known.contains(list)).count();
            if (known.size() + more > most) {
                throw tooMany("together with those before it, the module has more than " + most);
            }
            known.addAll(lists);
        } finally {
            lock.unlock();
        }
    }

    private Set<String> lists(TypeTable types) {
        Set<String> lists = new HashSet<>();
        for (int i = 0; i < types.size(); i++) {
            if (types.isFunction(i)) {
                lists.add(list(types.signature(i)));
            }
            if (lists.size() > mostOfAModule) {
                throw tooMany("the module has more than " + mostOfAModule);
            }
        }
        return lists;
    }

    /** As the JVM tells them apart: by what a parameter takes in registers. */
    private static String list(Signature signature) {
        StringBuilder list = new StringBuilder(signature.paramCount());
        for (int i = 0; i < signature.paramCount(); i++) {
            list.append(
                    switch (JvmType.of(signature.param(i))) {
                        case INT -> 'I';
                        case FLOAT -> 'F';
                        case DOUBLE -> 'D';
                        case LONG, REFERENCE, VECTOR -> 'J';
                    });
        }
        return list.toString();
    }

    private static ModuleException tooMany(String what) {
        return new ModuleException(
                ModuleException.Code.TOO_COMPLEX,
                what + " different lists of parameters, which the engine cannot give back");
    }
}
