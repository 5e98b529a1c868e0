package dev.mote.engine.codegen;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.FuelTank;
import dev.mote.engine.StackReserve;
import dev.mote.engine.Trap;
import dev.mote.engine.V128;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of one module. Each is made when it is first used; of the host, they see only what is listed here. Any
 * thread may call; the JVM's lock per class name guards the making.
 */
final class GuestLoader extends ClassLoader {
    private static final Set<String> VISIBLE = Stream.concat(
                    helpers(),
                    Stream.of(
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
                                    MemorySegment.class,
                                    CoreInstance.class,
                                    FuelTank.class,
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
                                    LargeAccess.class,
                                    LinearMemory.class,
                                    MappedAtomicAccess.class,
                                    MappedBytes.class,
                                    MappedMemory.class,
                                    References.class,
                                    Results.class,
                                    StopCheck.class,
                                    StopPoll.class,
                                    TableAccess.class,
                                    Traps.class,
                                    Vectors.class,
                                    WideAddress.class)
                            .map(Class::getName))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> VISIBLE_TO_VECTORS = VectorShape.visible();

    static {
        registerAsParallelCapable();
    }

    /** Stack that the making of a class may need: one that ends half-way could leave classes of the JDK unusable. */
    private static final int RESERVED_STACK = 256 << 10;

    private final Function<String, byte[]> source;
    private final StopSite stopSite;

    /** @param source makes the class of a name in {@link Names#PACKAGE} */
    GuestLoader(Function<String, byte[]> source, StopSite stopSite) {
        super("guest", GuestLoader.class.getClassLoader());
        this.source = source;
        this.stopSite = stopSite;
    }

    /** Initialises what guests use while there is stack for it: a class that once failed for lack of it fails for ever. */
    static void loadVisible() {
        for (String name : VISIBLE) {
            try {
                Class.forName(name, true, GuestLoader.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Stream<String> helpers() {
        return AccessHelpers.isInlined()
                ? Stream.of(InlinedAccess.ARRAY, InlinedAccess.RAW).map(Names::binary)
                : Stream.empty();
    }

    /** Whether generated code may use the class of that name. */
    static boolean isVisible(String name) {
        return VISIBLE.contains(name) || VISIBLE_TO_VECTORS.contains(name);
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
        StackReserve.check(RESERVED_STACK);
        byte[] bytes = source.apply(name);
        return defineClass(name, bytes, 0, bytes.length);
    }
}
