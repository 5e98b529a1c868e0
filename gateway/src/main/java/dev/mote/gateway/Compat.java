package dev.mote.gateway;

/**
 * Which addresses of other systems are there.
 *
 * @param faasm {@code /f} and {@code /fa}
 * @param wasmFaas {@code /bucket}, {@code /file} and {@code /exec}
 */
public record Compat(boolean faasm, boolean wasmFaas) {
    public static Compat all() {
        return new Compat(true, true);
    }
}
