package dev.mote.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/** The peer of the request measurements: a Vert.x handler that answers each request with its body, and nothing else. */
final class BareServer {
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> request.body().onSuccess(request.response()::end))
                .listen()
                .onSuccess(server -> System.out.println("listening on http://127.0.0.1:" + server.actualPort()));
    }
}
