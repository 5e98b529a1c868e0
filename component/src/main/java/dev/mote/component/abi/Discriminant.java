package dev.mote.component.abi;

/** The number of a case, in as few bytes as all cases need. */
record Discriminant(int cases) {
    private static final int BYTE_CASES = 1 << 8;
    private static final int SHORT_CASES = 1 << 16;

    int size() {
        if (cases <= BYTE_CASES) {
            return 1;
        }
        return cases <= SHORT_CASES ? 2 : 4;
    }

    int check(int index) {
        AbiTrap.when(
                Integer.compareUnsigned(index, cases) >= 0, "unexpected discriminant: invalid variant discriminant");
        return index;
    }

    int load(Marshal from, int address) {
        return check(
                switch (size()) {
                    case 1 -> from.memory().getByte(address) & 0xFF;
                    case 2 -> from.memory().getShort(address) & 0xFFFF;
                    default -> from.memory().getInt(address);
                });
    }

    void store(Marshal to, int index, int address) {
        switch (size()) {
            case 1 -> to.memory().putByte(address, (byte) index);
            case 2 -> to.memory().putShort(address, (short) index);
            default -> to.memory().putInt(address, index);
        }
    }
}
