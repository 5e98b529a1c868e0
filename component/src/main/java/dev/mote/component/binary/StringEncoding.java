package dev.mote.component.binary;

/** How a component keeps strings in its memory. */
public enum StringEncoding {
    UTF8("utf8"),
    UTF16("utf16"),
    LATIN1_UTF16("latin1-utf16");

    private final String label;

    StringEncoding(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
