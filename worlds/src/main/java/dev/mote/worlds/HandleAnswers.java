package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;
import java.nio.charset.StandardCharsets;

/** The answer of a guest: status, header fields, body. */
final class HandleAnswers {
    private static final int STATUS_BITS = 0xffff;

    private HandleAnswers() {}

    @Offer("response_set_status_line")
    static void status(CoreInstance instance, int status, int reason, long size) {
        HandleAnswer answer = HandleProcess.of(instance).answer();
        String phrase = text(instance.memory(), reason, size, HandleAnswer.REASON_BYTES, "reason phrase");
        // The contract keeps 16 bits.
        answer.status(status & STATUS_BITS, phrase);
    }

    @Offer("response_set_header")
    static void header(CoreInstance instance, int name, long nameSize, int value, long valueSize) {
        HandleAnswer answer = HandleProcess.of(instance).answer();
        Memory memory = instance.memory();
        answer.add(new HttpField(
                text(memory, name, nameSize, HandleAnswer.FIELD_BYTES, "header field's name"),
                text(memory, value, valueSize, HandleAnswer.FIELD_BYTES, "header field's value")));
    }

    @Offer("response_set_body")
    static void body(CoreInstance instance, int body, long size) {
        HandleAnswer answer = HandleProcess.of(instance).answer();
        HandleMemory.check(instance.memory(), body, size);
        answer.checkBody(size);
        answer.body(HandleMemory.bytes(instance.memory(), body, size));
    }

    /** The bytes of a text, one character each; they must be UTF-8. */
    private static String text(Memory memory, int address, long size, int longest, String what) {
        String text = HandleMemory.text(memory, address, size, longest)
                .orElseThrow(() -> HandleFailure.badAnswer(
                        "The guest set a " + what + " that is longer than " + longest + " bytes or not UTF-8."));
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
