package dev.mote.gateway;

import dev.mote.platform.Deployment;
import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionVersion;
import dev.mote.platform.Functions;
import dev.mote.platform.MoteException;
import dev.mote.platform.VersionRef;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Functions, versions, aliases and settings under {@code /v1/functions}. */
final class FunctionEndpoints {
    private static final VersionRef LIVE = new VersionRef.Live();

    private final Functions functions;

    FunctionEndpoints(Functions functions) {
        this.functions = functions;
    }

    Answer list(Request request) {
        Optional<String> user = request.query("user").or(() -> request.caller().user());
        user.ifPresent(request.caller()::requireUser);
        ObjectNode document = Json.object();
        document.set("functions", Documents.list(functions.list(user), Documents::function));
        return Json.answer(200, document);
    }

    Answer get(Request request) {
        FunctionName name = request.function();
        ObjectNode document = Documents.function(functions.get(name));
        functions
                .deployment(name)
                .ifPresent(deployment -> document.set("deployment", Documents.deployment(deployment)));
        return Json.answer(200, document);
    }

    /** How far the last upload in the background is; the function itself may not be there yet. */
    Answer deployment(Request request) {
        FunctionName name = request.function();
        Deployment deployment = functions
                .deployment(name)
                .orElseThrow(() -> new MoteException(
                        ErrorCode.NOT_FOUND, "Nothing was deployed in the background to " + name + "."));
        return Json.answer(200, Documents.deployment(deployment));
    }

    Answer upload(Request request) {
        FunctionName function = request.function();
        byte[] wasm = request.readBody();
        if (request.flag("async")) {
            Deployment accepted = functions.deploy(function, wasm, Optional.empty());
            return Json.answer(202, Documents.deployment(accepted)).with("Location", address(function) + "/deployment");
        }
        FunctionVersion version = functions.upload(function, wasm, Optional.empty());
        return Json.answer(201, Documents.version(version)).with("Location", address(function) + "/versions");
    }

    Answer delete(Request request) {
        functions.delete(request.function());
        return Answer.noContent();
    }

    Answer versions(Request request) {
        ObjectNode document = Json.object();
        document.set("versions", Documents.list(functions.versions(request.function()), Documents::version));
        return Json.answer(200, document);
    }

    Answer settings(Request request) {
        FunctionVersion live = functions.resolve(request.function(), LIVE);
        return Json.answer(200, Documents.settings(live.settings()));
    }

    Answer configure(Request request) {
        FunctionName function = request.function();
        byte[] json = request.readBody();
        return Json.answer(200, Documents.version(functions.configure(function, SettingsDocument.read(json))));
    }

    Answer aliases(Request request) {
        ObjectNode document = Json.object();
        document.set(
                "aliases", Documents.function(functions.get(request.function())).get("aliases"));
        return Json.answer(200, document);
    }

    Answer setAlias(Request request) {
        FunctionName function = request.function();
        String alias = alias(request);
        ObjectNode body = Json.readObject(request.readBody());
        long version = versionNumber(body)
                .orElseThrow(() -> new MoteException(ErrorCode.INVALID_REQUEST, "The body lacks 'version'."));
        return Json.answer(200, Documents.function(functions.setAlias(function, alias, version)));
    }

    Answer removeAlias(Request request) {
        functions.removeAlias(request.function(), alias(request));
        return Answer.noContent();
    }

    Answer rollback(Request request) {
        FunctionName function = request.function();
        byte[] body = request.readBody();
        Optional<Long> to = body.length == 0 ? Optional.empty() : versionNumber(Json.readObject(body));
        return Json.answer(200, Documents.function(functions.rollback(function, to)));
    }

    Answer inspect(Request request) {
        byte[] wasm = request.readBody();
        return Json.answer(200, Documents.inspection(functions.inspect(wasm)));
    }

    private static String alias(Request request) {
        String alias = request.parameter("alias");
        if (!(VersionRef.parse(alias) instanceof VersionRef.Alias)) {
            throw new MoteException(ErrorCode.INVALID_NAME, "An alias is not a number.");
        }
        return alias;
    }

    private static Optional<Long> versionNumber(ObjectNode body) {
        for (String key : body.propertyNames()) {
            if (!key.equals("version")) {
                throw new MoteException(ErrorCode.INVALID_REQUEST, "'" + key + "' is not known here.");
            }
        }
        JsonNode version = body.path("version");
        if (version.isMissingNode()) {
            return Optional.empty();
        }
        if (!version.isIntegralNumber() || !version.canConvertToLong() || version.longValue() < 1) {
            throw new MoteException(ErrorCode.INVALID_REQUEST, "'version' is not the number of a version.");
        }
        return Optional.of(version.longValue());
    }

    private static String address(FunctionName function) {
        return "/v1/functions/" + function;
    }
}
