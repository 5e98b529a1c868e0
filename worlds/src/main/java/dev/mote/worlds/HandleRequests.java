package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;
import dev.mote.engine.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The request, as far as a guest wants to know it: functions beyond the original contract. They all return the full
 * length of a value and copy what fits.
 */
final class HandleRequests {
    private static final int NAME = 1_024;
    private static final int PIECE = 64 << 10;

    private HandleRequests() {}

    @Offer("request_method")
    static long method(CoreInstance instance, int into, long size) {
        return give(instance, HandleProcess.of(instance).request().method(), into, size);
    }

    @Offer("request_path")
    static long path(CoreInstance instance, int into, long size) {
        return give(instance, HandleProcess.of(instance).request().path(), into, size);
    }

    @Offer("request_query")
    static long query(CoreInstance instance, int into, long size) {
        return give(instance, HandleProcess.of(instance).request().query(), into, size);
    }

    /** The values of a field, joined by a comma; -1 where the request has no such field. */
    @Offer("request_header_get")
    static long header(CoreInstance instance, int name, long nameSize, int into, long size) {
        HttpRequest request = HandleProcess.of(instance).request();
        Optional<String> value = name(instance, name, nameSize).flatMap(request::field);
        HandleMemory.check(instance.memory(), into, size);
        return value.map(found -> give(instance, found, into, size)).orElse(-1L);
    }

    @Offer("request_header_count")
    static int headers(CoreInstance instance) {
        return HandleProcess.of(instance).request().fields().size();
    }

    /** The name of a field by its place, from 0; -1 behind the last one. */
    @Offer("request_header_name")
    static long headerName(CoreInstance instance, int index, int into, long size) {
        return field(instance, index)
                .map(field -> give(instance, field.name(), into, size))
                .orElse(-1L);
    }

    /** The value of a field by its place, from 0; -1 behind the last one. */
    @Offer("request_header_value")
    static long headerValue(CoreInstance instance, int index, int into, long size) {
        return field(instance, index)
                .map(field -> give(instance, field.value(), into, size))
                .orElse(-1L);
    }

    /** What stood for a parameter of the route, decoded; -1 where the route has no such parameter. */
    @Offer("request_param")
    static long parameter(CoreInstance instance, int name, long nameSize, int into, long size) {
        HttpRequest request = HandleProcess.of(instance).request();
        Optional<String> value =
                name(instance, name, nameSize).map(key -> request.parameters().get(key));
        HandleMemory.check(instance.memory(), into, size);
        return value.map(found ->
                        HandleMemory.give(instance.memory(), found.getBytes(StandardCharsets.UTF_8), into, size))
                .orElse(-1L);
    }

    /** The next bytes of the body, as many as have come and fit; 0 at its end, -1 where it broke off. */
    @Offer("request_body_read")
    static long body(CoreInstance instance, int into, long size) {
        HandleProcess process = HandleProcess.of(instance);
        Memory memory = instance.memory();
        int room = Math.min(PIECE, HandleMemory.check(memory, into, size));
        if (room == 0) {
            return 0;
        }
        byte[] piece = new byte[room];
        int count = read(process, instance.run(), piece);
        if (count > 0) {
            memory.write(into, piece, 0, count);
        }
        return count;
    }

    private static int read(HandleProcess process, Run run, byte[] piece) {
        try {
            int count = process.body().available() > 0
                    ? process.body().read(piece)
                    : run.blocking(() -> process.body().read(piece));
            return Math.max(0, count);
        } catch (IOException e) {
            run.checkStopped();
            return -1;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            run.checkStopped();
            return -1;
        }
    }

    private static Optional<HttpField> field(CoreInstance instance, int index) {
        List<HttpField> fields = HandleProcess.of(instance).request().fields();
        return index >= 0 && index < fields.size() ? Optional.of(fields.get(index)) : Optional.empty();
    }

    private static Optional<String> name(CoreInstance instance, int name, long size) {
        return HandleMemory.text(instance.memory(), name, size, NAME);
    }

    private static long give(CoreInstance instance, String value, int into, long size) {
        return HandleMemory.give(instance.memory(), value.getBytes(StandardCharsets.ISO_8859_1), into, size);
    }
}
