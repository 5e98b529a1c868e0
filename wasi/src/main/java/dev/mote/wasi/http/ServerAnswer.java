package dev.mote.wasi.http;

import java.io.IOException;
import java.util.List;

/** How far the answer to a component's request has come. Used by the invocation's thread alone. */
public final class ServerAnswer {
    /** Where it stands. */
    public enum State {
        /** The component has not set it. */
        UNSET,
        /** The component set an error instead. */
        REFUSED,
        /** It is set, its body not finished. */
        BEGUN,
        /** Whole. */
        COMPLETE,
        /** It is not what HTTP allows, or its body has another length than it said. */
        INVALID
    }

    private final ServerExchange exchange;
    private State state = State.UNSET;
    private String problem = "";

    ServerAnswer(ServerExchange exchange) {
        this.exchange = exchange;
    }

    public State state() {
        return state;
    }

    /** What is wrong, for people; empty where nothing is. */
    public String problem() {
        return problem;
    }

    void refuse(HttpError code) {
        state = State.REFUSED;
        problem = code.toString();
    }

    void begin() {
        state = State.BEGUN;
    }

    /** The whole answer, which has no body. */
    void bodiless(int status, List<Header> headers) {
        try {
            exchange.answer(status, headers);
            state = State.COMPLETE;
        } catch (IOException e) {
            invalid(String.valueOf(e.getMessage()));
        }
    }

    void complete() {
        if (state == State.BEGUN) {
            state = State.COMPLETE;
        }
    }

    void invalid(String why) {
        state = State.INVALID;
        problem = why;
    }

    ServerExchange exchange() {
        return exchange;
    }
}
