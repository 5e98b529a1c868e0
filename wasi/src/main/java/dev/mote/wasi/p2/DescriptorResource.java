package dev.mote.wasi.p2;

import dev.mote.wasi.Errno;
import dev.mote.wasi.FileStat;
import dev.mote.wasi.FileType;
import dev.mote.wasi.Folder;
import dev.mote.wasi.OpenMode;
import dev.mote.wasi.Stamps;
import dev.mote.wasi.WasiError;

/** A file or folder that a guest has open. */
abstract sealed class DescriptorResource extends GuestResource {
    abstract FileStat stat() throws WasiError;

    abstract FileType type();

    abstract void setTimes(Stamps times) throws WasiError;

    /** Waits until it is on the disk. */
    abstract void sync(boolean dataOnly) throws WasiError;

    /** Its flags, by the bits of {@code descriptor-flags}. */
    abstract int flags();

    /** The folder, where it is one. */
    Folder folder() throws WasiError {
        throw new WasiError(Errno.NOTDIR);
    }

    /** The file, where it is one that was opened to be read. */
    SharedFile toRead() throws WasiError {
        throw new WasiError(Errno.ISDIR);
    }

    /** The file, where it is one that was opened to be written. */
    SharedFile toWrite() throws WasiError {
        throw new WasiError(Errno.ISDIR);
    }

    /** An open file. */
    static final class OfFile extends DescriptorResource {
        private final SharedFile file;
        private final OpenMode mode;

        OfFile(SharedFile file, OpenMode mode) {
            this.file = file;
            this.mode = mode;
        }

        @Override
        FileStat stat() throws WasiError {
            return file.handle().stat();
        }

        @Override
        FileType type() {
            return FileType.REGULAR_FILE;
        }

        @Override
        void setTimes(Stamps times) throws WasiError {
            file.handle().setTimes(times);
        }

        @Override
        void sync(boolean dataOnly) throws WasiError {
            file.handle().sync(dataOnly);
        }

        @Override
        int flags() {
            int sync = switch (mode.sync()) {
                case NOTHING -> 0;
                case DATA -> DescriptorFlags.DATA_SYNC;
                case EVERYTHING -> DescriptorFlags.FILE_SYNC;
            };
            return sync | (mode.read() ? DescriptorFlags.READ : 0) | (mode.write() ? DescriptorFlags.WRITE : 0);
        }

        @Override
        SharedFile toRead() throws WasiError {
            if (!mode.read()) {
                throw new WasiError(Errno.BADF);
            }
            return file;
        }

        @Override
        SharedFile toWrite() throws WasiError {
            if (!mode.write()) {
                throw new WasiError(Errno.BADF);
            }
            return file;
        }

        @Override
        protected void close() {
            file.release();
        }
    }

    /** An open folder. */
    static final class OfFolder extends DescriptorResource {
        private final Folder folder;
        private final OpenCount count;

        /** @param count where one was counted for it */
        OfFolder(Folder folder, OpenCount count) {
            this.folder = folder;
            this.count = count;
        }

        @Override
        FileStat stat() throws WasiError {
            return folder.stat();
        }

        @Override
        FileType type() {
            return FileType.DIRECTORY;
        }

        @Override
        void setTimes(Stamps times) throws WasiError {
            folder.setTimes(times);
        }

        @Override
        void sync(boolean dataOnly) throws WasiError {
            folder.sync();
        }

        @Override
        int flags() {
            return DescriptorFlags.READ | DescriptorFlags.MUTATE_DIRECTORY;
        }

        @Override
        Folder folder() {
            return folder;
        }

        @Override
        protected void close() {
            folder.close();
            count.closed();
        }
    }
}
