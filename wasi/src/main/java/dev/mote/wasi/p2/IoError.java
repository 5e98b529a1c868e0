package dev.mote.wasi.p2;

/** Why an operation on a stream failed, as guests hold it. Other interfaces find in it what they know more of. */
public interface IoError {
    /** For people; says nothing of the host. */
    String debugText();
}
