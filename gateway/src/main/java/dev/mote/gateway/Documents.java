package dev.mote.gateway;

import dev.mote.engine.CompileReport;
import dev.mote.engine.ModuleInfo;
import dev.mote.platform.Deployment;
import dev.mote.platform.FunctionRecord;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.FunctionVersion;
import dev.mote.platform.Inspection;
import dev.mote.platform.Invocation;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import dev.mote.platform.MoteException;
import dev.mote.platform.NodeStatus;
import dev.mote.platform.OutcomeErrors;
import dev.mote.platform.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The platform's values as the native API shows them. Times are ISO 8601 in UTC, durations milliseconds. */
public final class Documents {
    /** What is shown of a secret. */
    private static final String HIDDEN = "(secret)";

    private Documents() {}

    static ObjectNode function(FunctionRecord record) {
        ObjectNode node =
                Json.object().put("function", record.name().toString()).put("live", record.live());
        ObjectNode aliases = node.putObject("aliases");
        new TreeMap<>(record.aliases()).forEach(aliases::put);
        return node.put("created", record.created().toString())
                .put("updated", record.updated().toString());
    }

    static ObjectNode deployment(Deployment deployment) {
        ObjectNode node = Json.object()
                .put("function", deployment.function().toString())
                .put("bytes", deployment.bytes())
                .put("state", word(deployment.state()))
                .put("since", deployment.since().toString());
        deployment.version().ifPresent(version -> node.set("version", version(version)));
        deployment.failure().ifPresent(failure -> node.set("error", error(failure)));
        return node;
    }

    static ObjectNode version(FunctionVersion version) {
        ObjectNode node = Json.object()
                .put("function", version.function().toString())
                .put("version", version.number())
                .put("digest", version.digest())
                .put("bytes", version.bytes())
                .put("world", version.world());
        node.set("settings", settings(version.settings()));
        return node.put("created", version.created().toString());
    }

    static ObjectNode settings(FunctionSettings settings) {
        ObjectNode node = Json.object();
        ObjectNode limits = node.putObject("limits");
        settings.limits().overrides().forEach((limit, value) -> limits.put(limit.key(), value));
        ObjectNode grants = node.putObject("grants");
        ArrayNode net = grants.putArray("net");
        settings.grants().net().forEach(net::add);
        ObjectNode env = grants.putObject("env");
        new TreeMap<>(settings.grants().env())
                .forEach((name, value) -> env.put(name, settings.secrets().contains(name) ? HIDDEN : value));
        settings.entry().ifPresent(entry -> node.put("entry", entry));
        return node;
    }

    static ObjectNode invocation(Invocation invocation) {
        ObjectNode node = Json.object()
                .put("id", invocation.id())
                .put("function", invocation.function().toString())
                .put("version", invocation.version())
                .put("trigger", word(invocation.trigger()))
                .put("state", word(invocation.state()));
        invocation.outcome().ifPresent(outcome -> {
            node.put("outcome", outcome.word());
            OutcomeErrors.of(outcome).ifPresent(error -> node.set("error", error(error)));
        });
        node.put("attempt", invocation.attempt());
        invocation.cause().ifPresent(cause -> node.put("cause", cause));
        node.put("created", invocation.created().toString());
        invocation.started().ifPresent(started -> node.put("started", started.toString()));
        invocation.finished().ifPresent(finished -> {
            node.put("finished", finished.toString());
            node.put("total-ms", millis(Duration.between(invocation.created(), finished)));
        });
        if (invocation.fuel() > 0) {
            node.put("fuel", invocation.fuel());
        }
        return node.put("cpu-ms", millis(invocation.cpu()));
    }

    /** What a module is, and which world it fits. */
    public static ObjectNode inspection(Inspection inspection) {
        ModuleInfo module = inspection.module();
        ObjectNode node = Json.object().put("digest", module.digest()).put("bytes", module.bytes());
        inspection.world().ifPresent(world -> node.put("world", world));
        inspection.misfit().ifPresent(misfit -> node.put("misfit", misfit));
        node.set(
                "imports",
                list(
                        module.imports(),
                        it -> Json.object()
                                .put("module", it.module())
                                .put("name", it.name())
                                .put("type", it.type().toString())));
        node.set(
                "exports",
                list(
                        module.exports(),
                        it -> Json.object()
                                .put("name", it.name())
                                .put("type", it.type().toString())));
        ArrayNode features = node.putArray("features");
        module.features().stream().map(Object::toString).sorted().forEach(features::add);
        node.put("functions", module.functions()).put("largest-function", module.largestFunction());
        inspection.report().ifPresent(report -> node.set("compile", report(report)));
        return node;
    }

    static ArrayNode limits(Limits limits) {
        return list(
                List.of(Limit.values()),
                limit -> Json.object()
                        .put("name", limit.key())
                        .put("scope", word(limit.scope()))
                        .put("unit", word(limit.unit()))
                        .put("value", limits.get(limit))
                        .put("default", limit.defaultValue())
                        .put("minimum", limit.minimum())
                        .put("maximum", limit.maximum())
                        .put("reached", limit.reached())
                        .put("metric", limit.metric())
                        .put("meaning", limit.meaning()));
    }

    static ObjectNode node(NodeStatus status, Readiness readiness) {
        ObjectNode node =
                Json.object().put("started", status.started().toString()).put("ready", readiness.ready());
        ObjectNode checks = node.putObject("checks");
        new TreeMap<>(readiness.checks()).forEach(checks::put);
        node.put("functions", status.functions().size());
        node.set("running", list(status.running(), Documents::invocation));
        node.set("memory-bytes", gauge(status.memory()));
        node.set("cpu-slots", gauge(status.cpuSlots()));
        node.set("instances", gauge(status.instances()));
        node.set("queue", gauge(status.queue()));
        return node;
    }

    static <T> ArrayNode list(List<T> values, Function<T, JsonNode> document) {
        ArrayNode array = Json.array();
        values.forEach(value -> array.add(document.apply(value)));
        return array;
    }

    private static ObjectNode error(MoteException error) {
        return Json.object().put("code", error.code().id()).put("detail", error.getMessage());
    }

    private static ObjectNode report(CompileReport report) {
        return Json.object()
                .put("engine", report.engine())
                .put("parse-ms", millis(report.parse()))
                .put("compile-ms", millis(report.compile()))
                .put("from-cache", report.fromCache())
                .put("interpreted-functions", report.interpretedFunctions())
                .put("split-functions", report.splitFunctions())
                .put("memories", String.join(", ", report.memories()))
                .put("code-bytes", report.codeBytes());
    }

    private static ObjectNode gauge(NodeStatus.Gauge gauge) {
        return Json.object().put("used", gauge.used()).put("total", gauge.total());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
