package dev.mote.platform;

import dev.mote.engine.CpuSlots;
import dev.mote.engine.Engine;
import dev.mote.engine.MemoryBudget;
import dev.mote.platform.spi.Storage;

/** The gauges of a node: each pair says how much is taken and how much there is. */
final class NodeMeters {
    private NodeMeters() {}

    static void memory(Metrics metrics, MemoryBudget memory) {
        metrics.gauge("mote.guest.memory", "bytes", "Memory that guests hold", memory::used);
        metrics.gauge("mote.guest.memory.limit", "bytes", "Memory that guests may hold", memory::total);
        metrics.counted("mote.guest.memory.refused", "Growth of guests that the node refused", memory::refused);
        metrics.counted(
                "mote.guest.tables.refused", "Growth of tables beyond their instance's limit", memory::refusedElements);
    }

    static void engine(Metrics metrics, Engine engine) {
        metrics.counted(
                "mote.code.cache.dropped", "Compiled modules that went for want of room on disk", engine::droppedCode);
    }

    static void slots(Metrics metrics, CpuSlots slots) {
        metrics.gauge("mote.cpu.slots.used", "", "Guests that execute", slots::used);
        metrics.gauge("mote.cpu.slots.limit", "", "Guests that may execute at once", slots::total);
        metrics.gauge("mote.cpu.slots.waiting", "", "Guests that wait for a slot", slots::waiting);
    }

    static void calls(Metrics metrics, RunningCalls running, PreparedModules prepared) {
        metrics.gauge("mote.active.instances", "", "Calls that hold an instance", running::instances);
        metrics.gauge("mote.max.instances", "", "Calls that may hold an instance at once", running::maxInstances);
        metrics.gauge("mote.invocations.inflight", "", "Calls that run or wait for their turn", running::size);
        metrics.gauge("mote.uploads.running", "", "Uploads that have no answer yet", running::uploads);
        metrics.gauge("mote.modules.prepared", "", "Modules that are ready to run", prepared::size);
    }

    static void storage(Metrics metrics, Storage storage, Dispatcher dispatcher) {
        metrics.gauge("mote.queue.pending", "", "Asynchronous calls that wait", storage.queue()::pending);
        metrics.gauge("mote.queue.running", "", "Asynchronous calls that run", dispatcher::working);
        metrics.counted(
                "mote.records.dropped", "Records that the disk was too slow for", storage.invocations()::dropped);
    }
}
