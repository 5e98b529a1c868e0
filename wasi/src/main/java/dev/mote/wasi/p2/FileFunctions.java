package dev.mote.wasi.p2;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.runtime.HostCall;
import dev.mote.component.runtime.HostInterface;
import dev.mote.component.wit.WitInterface;
import dev.mote.component.wit.WitPackages;
import dev.mote.wasi.Errno;
import dev.mote.wasi.FileStat;
import dev.mote.wasi.Folder;
import dev.mote.wasi.FolderEntry;
import dev.mote.wasi.FolderGrant;
import dev.mote.wasi.OpenMode;
import dev.mote.wasi.PathOperations;
import dev.mote.wasi.PathOperations.Opened;
import dev.mote.wasi.WasiError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code wasi:filesystem}, over the folders that are granted: paths are walked as for WASI 0.1. Immutable. */
final class FileFunctions {
    /** Bytes that one read gives at most: a guest must not make the host allocate what it likes. */
    private static final int MOST = 1 << 20;

    private static final int FOLLOW = 1;

    private final WitInterface types;
    private final FileErrors errors;

    private FileFunctions(WitInterface types) {
        this.types = types;
        this.errors = new FileErrors(types);
    }

    static List<HostInterface> interfaces(WitPackages wit) {
        FileFunctions files = new FileFunctions(wit.find("wasi:filesystem/types"));
        return List.of(
                files.offer(),
                wit.find("wasi:filesystem/preopens")
                        .offer(new Functions()
                                .answer("get-directories", (call, _) -> granted(P2Process.of(call)))
                                .all()));
    }

    private HostInterface offer() {
        Functions functions = new Functions();
        opened(functions);
        paths(functions);
        functions
                .answer(
                        "filesystem-error-code",
                        (_, params) ->
                                ((ErrorResource) params.get(0)).error() instanceof FileErrors.FileError(Errno errno)
                                        ? VariantValue.some(errors.code(errno))
                                        : VariantValue.NONE)
                .answer(
                        "[method]directory-entry-stream.read-directory-entry",
                        (_, params) -> result(() -> entry((EntryStream) params.get(0))));
        return types.offer(functions.all());
    }

    /** What is done with something open. */
    private void opened(Functions functions) {
        functions
                .answer(
                        "[method]descriptor.read-via-stream",
                        (call, params) -> result(() -> {
                            long from = position(params, 1);
                            return keep(
                                    call,
                                    new InputResource(
                                            new FileInput(self(params).toRead().hold(), from)));
                        }))
                .answer(
                        "[method]descriptor.write-via-stream",
                        (call, params) -> result(() -> {
                            long from = position(params, 1);
                            return keep(
                                    call,
                                    new OutputResource(
                                            FileOutput.at(self(params).toWrite().hold(), from)));
                        }))
                .answer(
                        "[method]descriptor.append-via-stream",
                        (call, params) -> result(() -> keep(
                                call,
                                new OutputResource(
                                        FileOutput.atEnd(self(params).toWrite().hold())))))
                .answer(
                        "[method]descriptor.advise",
                        (_, params) -> done(() -> {
                            self(params).stat();
                            position(params, 1);
                            position(params, 2);
                        }))
                .answer("[method]descriptor.sync-data", (call, params) -> synced(call, self(params), true))
                .answer("[method]descriptor.sync", (call, params) -> synced(call, self(params), false))
                .answer(
                        "[method]descriptor.get-flags",
                        (_, params) -> result(() -> self(params).flags()))
                .answer(
                        "[method]descriptor.get-type",
                        (_, params) ->
                                result(() -> FileStructs.type(self(params).type())))
                .answer(
                        "[method]descriptor.set-size",
                        (_, params) ->
                                done(() -> self(params).toWrite().handle().setSize(position(params, 1))))
                .answer(
                        "[method]descriptor.set-times",
                        (_, params) ->
                                done(() -> self(params).setTimes(FileStructs.stamps(params.get(1), params.get(2)))))
                .answer("[method]descriptor.read", (_, params) -> result(() -> read(params)))
                .answer(
                        "[method]descriptor.write",
                        (_, params) -> result(() -> {
                            byte[] bytes = (byte[]) params.get(1);
                            self(params).toWrite().writeAll(bytes, position(params, 2));
                            return (long) bytes.length;
                        }))
                .answer("[method]descriptor.read-directory", (call, params) -> result(() -> listing(call, params)))
                .answer(
                        "[method]descriptor.stat",
                        (_, params) ->
                                result(() -> FileStructs.stat(self(params).stat())))
                .answer(
                        "[method]descriptor.metadata-hash",
                        (_, params) ->
                                result(() -> FileStructs.hash(self(params).stat())))
                .answer(
                        "[method]descriptor.is-same-object",
                        (_, params) -> isSame(self(params), (DescriptorResource) params.get(1)));
    }

    /** What is done with a path below an open folder. */
    private void paths(Functions functions) {
        functions
                .answer(
                        "[method]descriptor.create-directory-at",
                        (_, params) -> done(() -> PathOperations.createFolder(folder(params), text(params, 1))))
                .answer("[method]descriptor.stat-at", (_, params) -> result(() -> FileStructs.stat(statAt(params))))
                .answer(
                        "[method]descriptor.metadata-hash-at",
                        (_, params) -> result(() -> FileStructs.hash(statAt(params))))
                .answer(
                        "[method]descriptor.set-times-at",
                        (_, params) -> done(() -> PathOperations.setTimes(
                                folder(params),
                                text(params, 2),
                                follows(params),
                                FileStructs.stamps(params.get(3), params.get(4)))))
                .answer(
                        "[method]descriptor.link-at",
                        (_, params) -> done(() -> {
                            if (follows(params)) {
                                throw new WasiError(Errno.INVAL);
                            }
                            Folder to = ((DescriptorResource) params.get(3)).folder();
                            PathOperations.createHardLink(folder(params), text(params, 2), to, text(params, 4));
                        }))
                .answer("[method]descriptor.open-at", (call, params) -> result(() -> open(call, params)))
                .answer(
                        "[method]descriptor.readlink-at",
                        (_, params) -> result(() -> PathOperations.readLink(folder(params), text(params, 1))))
                .answer(
                        "[method]descriptor.remove-directory-at",
                        (_, params) -> done(() -> PathOperations.removeFolder(folder(params), text(params, 1))))
                .answer(
                        "[method]descriptor.rename-at",
                        (_, params) -> done(() -> PathOperations.rename(
                                folder(params),
                                text(params, 1),
                                ((DescriptorResource) params.get(2)).folder(),
                                text(params, 3))))
                .answer(
                        "[method]descriptor.symlink-at",
                        (_, params) ->
                                done(() -> PathOperations.createLink(text(params, 1), folder(params), text(params, 2))))
                .answer(
                        "[method]descriptor.unlink-file-at",
                        (_, params) -> done(() -> PathOperations.removeFile(folder(params), text(params, 1))));
    }

    private static Object granted(P2Process guest) {
        List<Object> all = new ArrayList<>();
        for (FolderGrant grant : guest.config().folders()) {
            try {
                all.add(List.of(keepFolder(guest, grant.folder()), grant.guestPath()));
            } catch (WasiError e) {
                throw GuestResources.trap("a granted folder cannot be opened: " + e.errno());
            }
        }
        return all;
    }

    /** Another handle of a folder, for the guest. */
    private static DescriptorResource keepFolder(P2Process guest, Folder folder) throws WasiError {
        OpenCount count = guest.open();
        count.opening();
        return guest.resources().keep(new DescriptorResource.OfFolder(counted(count, folder::reopen), count));
    }

    private static DescriptorResource open(HostCall call, List<?> params) throws WasiError {
        P2Process guest = P2Process.of(call);
        OpenCount count = guest.open();
        int how = (Integer) params.get(3);
        OpenMode mode = DescriptorFlags.mode(how, (Integer) params.get(4));
        Folder at = folder(params);
        boolean folderOnly = (how & DescriptorFlags.FOLDER_ONLY) != 0;
        count.opening();
        Opened opened =
                counted(count, () -> PathOperations.open(at, text(params, 2), follows(params), mode, folderOnly));
        return guest.resources()
                .keep(
                        switch (opened) {
                            case Opened.OfFile(var file) ->
                                new DescriptorResource.OfFile(new SharedFile(file, count), mode);
                            case Opened.OfFolder(var folder) -> new DescriptorResource.OfFolder(folder, count);
                        });
    }

    private static EntryStream listing(HostCall call, List<?> params) throws WasiError {
        P2Process guest = P2Process.of(call);
        Folder folder = folder(params);
        OpenCount count = guest.open();
        count.opening();
        return guest.resources().keep(new EntryStream(counted(count, folder::reopen), count));
    }

    private static Object entry(EntryStream stream) throws WasiError {
        Optional<FolderEntry> entry = stream.next();
        return entry.isEmpty()
                ? VariantValue.NONE
                : VariantValue.some(List.of(
                        FileStructs.type(entry.get().type()),
                        EntryStream.text(entry.get().name())));
    }

    private static Object read(List<?> params) throws WasiError {
        SharedFile file = self(params).toRead();
        long wanted = (Long) params.get(1);
        byte[] buffer = new byte[(int) (wanted < 0 ? MOST : Math.min(wanted, MOST))];
        int count = file.handle().read(buffer, 0, buffer.length, position(params, 2));
        return List.of(Arrays.copyOf(buffer, count), count == 0 && buffer.length > 0);
    }

    private Object synced(HostCall call, DescriptorResource descriptor, boolean dataOnly) {
        try {
            return Waiting.blocking(call.run(), () -> done(() -> descriptor.sync(dataOnly)));
        } catch (IOException e) {
            return VariantValue.error(errors.code(Errno.IO));
        }
    }

    private static Boolean isSame(DescriptorResource one, DescriptorResource other) {
        try {
            FileStat stat = one.stat();
            FileStat another = other.stat();
            return stat.device() == another.device() && stat.inode() == another.inode();
        } catch (WasiError e) {
            return false;
        }
    }

    private static FileStat statAt(List<?> params) throws WasiError {
        return PathOperations.stat(folder(params), text(params, 2), follows(params));
    }

    private static <T extends GuestResource> T keep(HostCall call, T resource) {
        return P2Process.of(call).resources().keep(resource);
    }

    private static DescriptorResource self(List<?> params) {
        return (DescriptorResource) params.get(0);
    }

    private static Folder folder(List<?> params) throws WasiError {
        return self(params).folder();
    }

    /** Whether a link at the end of the path is followed, by the path flags, which are first. */
    private static boolean follows(List<?> params) {
        return ((Integer) params.get(1) & FOLLOW) != 0;
    }

    private static String text(List<?> params, int index) {
        return (String) params.get(index);
    }

    private static long position(List<?> params, int index) throws WasiError {
        long position = (Long) params.get(index);
        if (position < 0) {
            throw new WasiError(Errno.INVAL);
        }
        return position;
    }

    /** An operation on files. */
    private interface Operation<T> {
        T run() throws WasiError;
    }

    /** One that gives nothing. */
    private interface Step {
        void run() throws WasiError;
    }

    /** What one was counted for; it is not where opening it fails. */
    private static <T> T counted(OpenCount count, Operation<T> opening) throws WasiError {
        try {
            return opening.run();
        } catch (WasiError | RuntimeException e) {
            count.closed();
            throw e;
        }
    }

    private Object result(Operation<?> operation) {
        try {
            return VariantValue.ok(operation.run());
        } catch (WasiError e) {
            return VariantValue.error(errors.code(e.errno()));
        }
    }

    private Object done(Step step) {
        try {
            step.run();
            return VariantValue.OK;
        } catch (WasiError e) {
            return VariantValue.error(errors.code(e.errno()));
        }
    }
}
