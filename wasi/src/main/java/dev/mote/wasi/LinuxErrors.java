package dev.mote.wasi;

import java.util.Arrays;

/** The error numbers of Linux as the guest's. */
final class LinuxErrors {
    private static final Errno[] TABLE = table();

    private LinuxErrors() {}

    /** What has no counterpart is an input-output error: a guest learns nothing of the host by it. */
    static Errno errno(int number) {
        return number > 0 && number < TABLE.length ? TABLE[number] : Errno.IO;
    }

    private static Errno[] table() {
        Errno[] table = new Errno[134];
        Arrays.fill(table, Errno.IO);
        table[1] = Errno.PERM;
        table[2] = Errno.NOENT;
        table[4] = Errno.INTR;
        table[6] = Errno.NXIO;
        table[7] = Errno.TOO_BIG;
        table[9] = Errno.BADF;
        table[11] = Errno.AGAIN;
        table[12] = Errno.NOMEM;
        table[13] = Errno.ACCES;
        table[16] = Errno.BUSY;
        table[17] = Errno.EXIST;
        table[18] = Errno.XDEV;
        table[19] = Errno.NODEV;
        table[20] = Errno.NOTDIR;
        table[21] = Errno.ISDIR;
        table[22] = Errno.INVAL;
        table[23] = Errno.NFILE;
        table[24] = Errno.MFILE;
        table[26] = Errno.TXTBSY;
        table[27] = Errno.FBIG;
        table[28] = Errno.NOSPC;
        table[29] = Errno.SPIPE;
        table[30] = Errno.ROFS;
        table[31] = Errno.MLINK;
        table[32] = Errno.PIPE;
        table[36] = Errno.NAMETOOLONG;
        table[39] = Errno.NOTEMPTY;
        table[40] = Errno.LOOP;
        table[75] = Errno.OVERFLOW;
        table[84] = Errno.ILSEQ;
        table[95] = Errno.NOTSUP;
        table[116] = Errno.STALE;
        table[122] = Errno.DQUOT;
        return table;
    }
}
