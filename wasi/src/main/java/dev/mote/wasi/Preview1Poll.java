package dev.mote.wasi;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;
import java.util.ArrayList;
import java.util.List;

/** Waiting for several things at once. */
final class Preview1Poll {
    private static final int OK = 0;
    private static final int MOST = 1_024;

    private Preview1Poll() {}

    @Offer("poll_oneoff")
    static int pollOneoff(CoreInstance instance, int in, int out, int count, int result) {
        return poll(instance, in, out, count, result, Subscription.Layout.SNAPSHOT);
    }

    static int poll(CoreInstance instance, int in, int out, int count, int result, Subscription.Layout layout) {
        try {
            WasiProcess process = WasiProcess.withReserve(instance);
            if (count == 0 || Integer.compareUnsigned(count, MOST) > 0) {
                throw new WasiError(Errno.INVAL);
            }
            Memory memory = instance.memory();
            memory.check(in, count * layout.size());
            memory.check(out, count * Structs.EVENT);
            memory.check(result, 4);
            List<Subscription> subscriptions = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                subscriptions.add(Subscription.read(memory, in + i * layout.size(), layout));
            }
            List<Poll.Event> events = new Poll(process, instance.run(), subscriptions).await();
            int at = out;
            for (Poll.Event event : events) {
                Subscription of = event.of();
                Structs.event(memory, at, of.userData(), event.error(), of.kind(), event.bytes(), 0);
                at += Structs.EVENT;
            }
            memory.putInt(result, events.size());
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }
}
