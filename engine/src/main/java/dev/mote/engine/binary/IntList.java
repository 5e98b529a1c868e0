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

    /** Where an item is among items in ascending order; negative if it is not there. */
    int find(int item) {
        return Arrays.binarySearch(items, 0, size, item);
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
