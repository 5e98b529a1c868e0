package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.LimitValues;
import dev.mote.platform.Limits;
import dev.mote.platform.MoteException;
import dev.mote.worlds.Grants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads settings as clients write them: {@code {"limits": {"wall-time": "5s"}, "grants": {"net": ["*:80"], "env": {}}}}.
 * What is left out has its default; what is not known is an error that names it.
 */
final class SettingsDocument {
    private SettingsDocument() {}

    /** @throws MoteException INVALID_REQUEST or INVALID_SETTINGS */
    static FunctionSettings read(byte[] json) {
        ObjectNode root = Json.readObject(json);
        checkKeys(root, "settings", Set.of("limits", "grants", "entry"));
        Limits limits = LimitValues.parseAll(strings(child(root, "limits"), "limits"));
        ObjectNode grants = child(root, "grants");
        checkKeys(grants, "grants", Set.of("net", "env"));
        return new FunctionSettings(
                limits, new Grants(net(grants), strings(child(grants, "env"), "env")), entry(root), Set.of());
    }

    private static Optional<String> entry(ObjectNode root) {
        JsonNode entry = root.path("entry");
        return entry.isMissingNode() || entry.isNull() ? Optional.empty() : Optional.of(text(entry, "entry"));
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        JsonNode child = parent.path(name);
        if (child.isMissingNode()) {
            return Json.object();
        }
        if (child instanceof ObjectNode object) {
            return object;
        }
        throw invalid("'" + name + "' is not a JSON object.");
    }

    private static List<String> net(ObjectNode grants) {
        JsonNode net = grants.path("net");
        if (net.isMissingNode()) {
            return List.of();
        }
        if (!(net instanceof ArrayNode array)) {
            throw invalid("'net' is not a JSON array.");
        }
        List<String> addresses = new ArrayList<>();
        for (JsonNode address : array) {
            addresses.add(text(address, "net"));
        }
        return addresses;
    }

    private static Map<String, String> strings(ObjectNode object, String what) {
        Map<String, String> values = new LinkedHashMap<>();
        object.properties().forEach(property -> values.put(property.getKey(), text(property.getValue(), what)));
        return values;
    }

    private static String text(JsonNode node, String what) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isIntegralNumber()) {
            return node.asString();
        }
        throw invalid("A value in '" + what + "' is neither text nor a whole number.");
    }

    private static void checkKeys(ObjectNode object, String what, Set<String> known) {
        for (String key : object.propertyNames()) {
            if (!known.contains(key)) {
                throw invalid("'" + key + "' is not a part of " + what + ".");
            }
        }
    }

    private static MoteException invalid(String detail) {
        return new MoteException(ErrorCode.INVALID_SETTINGS, detail);
    }
}
