package dev.mote.engine.codegen;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Trap;
import dev.mote.engine.V128;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of one module. Each is made when it is first used; of the host, they see only what is listed here. Any
 * thread may call; the JVM's lock per class name guards the making.
 */
final class GuestLoader extends ClassLoader {
    private static final Set<String> VISIBLE = Stream.of(
                    Object.class,
                    Throwable.class,
                    RuntimeException.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    Math.class,
                    String.class,
                    CallSite.class,
                    MethodHandle.class,
                    MethodHandles.Lookup.class,
                    MethodType.class,
                    MemorySegment.class,
                    CoreInstance.class,
                    Trap.class,
                    V128.class,
                    ArrayAccess.class,
                    AtomicWait.class,
                    BulkMemory.class,
                    Conversions.class,
                    FloatMath.class,
                    FunctionReference.class,
                    GlobalCell.class,
                    GuestException.class,
                    GuestInstance.class,
                    GuestStruct.class,
                    GuestTable.class,
                    HeapAccess.class,
                    HeapAtomicAccess.class,
                    HeapMemory.class,
                    IntegerMath.class,
                    LinearMemory.class,
                    MappedAccess.class,
                    MappedAtomicAccess.class,
                    MappedMemory.class,
                    References.class,
                    Results.class,
                    StopPoll.class,
                    TableAccess.class,
                    Traps.class,
                    Vectors.class,
                    WideAddress.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> VISIBLE_TO_VECTORS = VectorShape.visible();

    static {
        registerAsParallelCapable();
    }

    private final Function<String, byte[]> source;
    private final StopSite stopSite;

    /** @param source makes the class of a name in {@link Names#PACKAGE} */
    GuestLoader(Function<String, byte[]> source, StopSite stopSite) {
        super("guest", GuestLoader.class.getClassLoader());
        this.source = source;
        this.stopSite = stopSite;
    }

    StopSite stopSite() {
        return stopSite;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (VISIBLE.contains(name) || VISIBLE_TO_VECTORS.contains(name)) {
            return getParent().loadClass(name);
        }
        if (!name.startsWith(Names.PACKAGE)) {
            throw new ClassNotFoundException(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) {
        byte[] bytes = source.apply(name);
        return defineClass(name, bytes, 0, bytes.length);
    }
}
