package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.util.List;
import java.util.Optional;

/** Tells who makes a request by its token. Immutable. */
final class Access {
    private static final String SCHEME = "Bearer ";

    private final List<Token> tokens;

    /** @param tokens none lets everybody do everything */
    Access(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** Whether callers have to show a token. */
    boolean guarded() {
        return !tokens.isEmpty();
    }

    /** @throws MoteException UNAUTHENTICATED where no token of this node was shown */
    Caller identify(Optional<String> authorization) {
        if (!guarded()) {
            return Caller.ANYBODY;
        }
        String header = authorization.orElse("");
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unauthenticated();
        }
        String digest = Token.digest(header.substring(SCHEME.length()).strip());
        Optional<Caller> caller = Optional.empty();
        // No early exit: the time says nothing about which token matched.
        for (Token token : tokens) {
            if (token.matches(digest)) {
                caller = Optional.of(new Caller(token.scopes(), token.user()));
            }
        }
        return caller.orElseThrow(Access::unauthenticated);
    }

    private static MoteException unauthenticated() {
        return new MoteException(ErrorCode.UNAUTHENTICATED, "No token of this node came with the request.");
    }
}
