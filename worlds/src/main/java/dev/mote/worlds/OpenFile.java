package dev.mote.worlds;

/** A file that exists for guests alone: its content is ours, and it is read from start to end. */
final class OpenFile implements Descriptor {
    private final byte[] content;
    private int position;

    /** @param content not changed after this */
    OpenFile(byte[] content) {
        this.content = content;
    }

    /** Copies the next bytes, as many as there are and fit, and returns how many that were; 0 at the end. */
    int read(byte[] into) {
        int count = Math.min(into.length, content.length - position);
        System.arraycopy(content, position, into, 0, count);
        position += count;
        return count;
    }

    int remaining() {
        return content.length - position;
    }

    @Override
    public void close() {
        position = content.length;
    }
}
