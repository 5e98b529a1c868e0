package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that something is refused with a code of the error table. */
final class Refused {
    private Refused() {}

    /** The detail, for further assertions. */
    static AbstractStringAssert<?> with(ErrorCode code, ThrowingCallable action) {
        MoteException e = catchThrowableOfType(MoteException.class, action);
        assertThat(e).as("nothing was refused").isNotNull();
        assertThat(e.code()).isEqualTo(code);
        return assertThat(e.getMessage());
    }
}
