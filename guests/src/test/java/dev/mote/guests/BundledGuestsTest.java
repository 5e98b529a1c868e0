package dev.mote.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BundledGuestsTest {
    @Test
    void everyExampleIsASmallModule() {
        assertThat(BundledGuests.examples())
                .hasSize(6)
                .allSatisfy(guest -> assertThat(guest.module())
                        .startsWith(0, 'a', 's', 'm', 1, 0, 0, 0)
                        .hasSizeLessThan(10_000));
    }

    @Test
    void anUnknownGuestIsNamed() {
        assertThatThrownBy(() -> BundledGuests.module("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }
}
