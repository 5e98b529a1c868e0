package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request.
 *
 * @param user the only user whose functions this caller reaches; empty for all
 */
record Caller(Set<Scope> scopes, Optional<String> user) {
    /** The caller of a node without tokens. */
    static final Caller ANYBODY = new Caller(Set.of(Scope.ADMIN), Optional.empty());

    /** The caller of a public address of a node with tokens. */
    static final Caller NOBODY = new Caller(Set.of(), Optional.empty());

    void require(Scope scope) {
        if (!scopes.contains(scope) && !scopes.contains(Scope.ADMIN)) {
            throw new MoteException(ErrorCode.FORBIDDEN, "The token lacks the scope '" + scope.word() + "'.");
        }
    }

    /** Refuses what belongs to somebody else. */
    void requireUser(String owner) {
        if (!reaches(owner)) {
            throw new MoteException(ErrorCode.FORBIDDEN, "The token is for the functions of another user.");
        }
    }

    boolean reaches(String owner) {
        return user.isEmpty() || user.get().equals(owner);
    }
}
