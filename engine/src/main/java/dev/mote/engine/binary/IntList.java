package dev.mote.engine.binary;

import java.util.Arrays;

/** Ints that are added one by one, so that a claimed count alone allocates nothing. */
final class IntList {
    private int[] items = new int[16];
    private int size;

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = item;
    }

    /** Takes the last one away; there must be one. */
    int pop() {
        return items[--size];
    }

    void clear() {
        size = 0;
    }

    int get(int position) {
        return items[position];
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
