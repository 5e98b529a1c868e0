package dev.mote.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A value as the suite writes it: numbers in decimal, floats as the decimal of their bit pattern.
 *
 * @param laneType the type of the lanes of a {@code v128}
 * @param value one text, or one for each lane; absent where only the type counts
 */
record Value(String type, @JsonProperty("lane_type") Optional<String> laneType, Optional<List<String>> value) {
    @Override
    public String toString() {
        return type + value.map(text -> ":" + String.join(" ", text)).orElse("");
    }
}
