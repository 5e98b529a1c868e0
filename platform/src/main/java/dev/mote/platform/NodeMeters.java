package dev.mote.platform;

/** The gauges of a node: each pair says how much is taken and how much there is. */
final class NodeMeters {
    private NodeMeters() {}

    static void register(Metrics metrics, Platform node) {
        metrics.gauge(
                "mote.guest.memory",
                "bytes",
                "Memory that guests hold",
                () -> node.memory().used());
        metrics.gauge(
                "mote.guest.memory.limit",
                "bytes",
                "Memory that guests may hold",
                () -> node.memory().total());
        metrics.counted(
                "mote.guest.memory.refused",
                "Growth of guests that the node refused",
                () -> node.memory().refused());
        metrics.gauge(
                "mote.cpu.slots.used",
                "",
                "Guests that execute",
                () -> node.slots().used());
        metrics.gauge(
                "mote.cpu.slots.limit",
                "",
                "Guests that may execute at once",
                () -> node.slots().total());
        metrics.gauge(
                "mote.cpu.slots.waiting",
                "",
                "Guests that wait for a slot",
                () -> node.slots().waiting());
        metrics.gauge(
                "mote.active.instances",
                "",
                "Calls that hold an instance",
                () -> node.running().instances());
        metrics.gauge(
                "mote.max.instances",
                "",
                "Calls that may hold an instance at once",
                () -> node.running().maxInstances());
        metrics.gauge(
                "mote.invocations.inflight",
                "",
                "Calls that run or wait for their turn",
                () -> node.running().size());
        metrics.gauge(
                "mote.modules.prepared",
                "",
                "Modules that are ready to run",
                () -> node.prepared().size());
        metrics.gauge(
                "mote.queue.pending",
                "",
                "Asynchronous calls that wait",
                () -> node.storage().queue().pending());
        metrics.gauge(
                "mote.queue.running",
                "",
                "Asynchronous calls that run",
                () -> node.dispatcher().working());
        metrics.counted(
                "mote.records.dropped",
                "Records that the disk was too slow for",
                () -> node.storage().invocations().dropped());
    }
}
