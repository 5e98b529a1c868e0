package dev.mote.component.abi;

import dev.mote.component.type.Flattening;
import java.util.List;
import java.util.Optional;

/** Carries the parameters and the result of one function type. Immutable; any number of threads use it. */
public final class FunctionCodec {
    private final RecordCodec params;
    private final Optional<Codec> result;
    private final boolean spilledParams;
    private final boolean spilledResult;

    FunctionCodec(RecordCodec params, Optional<Codec> result) {
        this.params = params;
        this.result = result;
        this.spilledParams = params.flatCount() > Flattening.MOST_PARAMS;
        this.spilledResult = result.map(Codec::flatCount).orElse(0) > Flattening.MOST_RESULTS;
    }

    /** The parameters that a guest passes to a lowered function. */
    public List<?> liftParams(Marshal from, long[] core) {
        if (!spilledParams) {
            return (List<?>) params.lift(from, new Flat(core));
        }
        int address = (int) core[0];
        from.check(address, params.size(), params.align(), "parameters");
        return (List<?>) params.load(from, address);
    }

    /**
     * Gives a guest the result of a lowered function.
     *
     * @param core what the guest passed; the address for a large result is last
     * @return the core result; 0 where there is none
     */
    public long lowerResult(Marshal to, Optional<Object> value, long[] core) {
        if (result.isEmpty()) {
            return 0;
        }
        Codec codec = result.get();
        if (!spilledResult) {
            long[] flat = new long[1];
            codec.lower(to, value.orElseThrow(), new Flat(flat));
            return flat[0];
        }
        int address = (int) core[core.length - 1];
        to.check(address, codec.size(), codec.align(), "result");
        codec.store(to, value.orElseThrow(), address);
        return 0;
    }

    /** The core arguments for a guest's lifted function. */
    public long[] lowerParams(Marshal to, List<?> values) {
        if (!spilledParams) {
            long[] flat = new long[params.flatCount()];
            params.lower(to, values, new Flat(flat));
            return flat;
        }
        int address = to.allocate(params.align(), params.size());
        params.store(to, values, address);
        return new long[] {Integer.toUnsignedLong(address)};
    }

    /** Whether the core function of a lifted one returns anything. */
    public boolean hasCoreResult() {
        return result.map(Codec::flatCount).orElse(0) > 0;
    }

    /** What a guest's lifted function returned. */
    public Optional<Object> liftResult(Marshal from, long core) {
        if (result.isEmpty()) {
            return Optional.empty();
        }
        Codec codec = result.get();
        if (!spilledResult) {
            return Optional.of(codec.lift(from, new Flat(new long[] {core})));
        }
        int address = (int) core;
        from.check(address, codec.size(), codec.align(), "result");
        return Optional.of(codec.load(from, address));
    }
}
