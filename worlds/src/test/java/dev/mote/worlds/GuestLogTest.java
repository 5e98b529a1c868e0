package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.wasi.RefusalListener.Refused;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GuestLogTest {
    @Test
    void keepsBytesAsTheyCame() {
        GuestLog log = new GuestLog(100);
        byte[] odd = {'a', 0x1b, (byte) 0xff, 0, 'b'};
        log.write(odd, 1, 3);
        assertThat(log.bytes()).containsExactly(0x1b, 0xff, 0);
        assertThat(log.truncated()).isFalse();
        assertThat(log.room()).isEqualTo(97);
    }

    @Test
    void fault24WhatIsTooMuchIsCountedAndToldInOneLine() {
        GuestLog log = new GuestLog(4);
        log.write("abcdef".getBytes(StandardCharsets.US_ASCII), 0, 6);
        log.write("x".getBytes(StandardCharsets.US_ASCII), 0, 1);
        log.drop(1L << 40);
        assertThat(log.room()).isZero();
        assertThat(log.truncated()).isTrue();
        assertThat(new String(log.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("abcd\n[mote] log limit reached: " + ((1L << 40) + 3) + " more bytes were dropped\n");
    }

    @Test
    void eachLimitThatTheGuestMetIsToldOnceInALineOfItsOwn() {
        GuestLog log = new GuestLog(4);
        log.write("abc".getBytes(StandardCharsets.US_ASCII), 0, 3);
        log.refused(Refused.SOCKETS);
        log.refused(Refused.OPEN_FILES);
        log.refused(Refused.SOCKETS);
        assertThat(log.truncated()).isFalse();
        assertThat(log.refusals()).containsExactly(Refused.OPEN_FILES, Refused.SOCKETS);
        assertThat(new String(log.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("abc\n[mote] open-files limit reached: the guest got an error for more"
                        + "\n[mote] sockets limit reached: the guest got an error for more\n");
    }

    @Test
    void aLogWithoutRoomKeepsNothing() {
        GuestLog log = new GuestLog(0);
        log.write(new byte[1], 0, 1);
        assertThat(log.room()).isZero();
        assertThat(log.truncated()).isTrue();
    }
}
