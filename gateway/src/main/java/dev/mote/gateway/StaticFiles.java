package dev.mote.gateway;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Serves the files of a folder: types, entity tags, ranges. A path leads to nothing outside of the folder, links
 * included, and to no hidden file. Immutable; reads block in the request's own thread.
 */
final class StaticFiles implements Endpoint {
    private static final String WELL_KNOWN = ".well-known";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final RouteTarget.Files files;

    StaticFiles(RouteTarget.Files files) {
        this.files = files;
    }

    @Override
    public Answer answer(Request request) {
        try {
            return find(request);
        } catch (NoSuchFileException e) {
            return AppErrors.NO_ROUTE;
        } catch (IOException e) {
            // A folder without permission, or a file that went while it was read, is nothing that a client may see.
            return AppErrors.NO_ROUTE;
        }
    }

    private Answer find(Request request) throws IOException {
        List<String> own = request.route().parts();
        int mounted = own.isEmpty() || !own.getLast().equals("*") ? own.size() : own.size() - 1;
        Path root = files.folder().toRealPath();
        Path file = root;
        for (String segment :
                request.segments().subList(mounted, request.segments().size())) {
            if (segment.startsWith(".") && !segment.equals(WELL_KNOWN)) {
                return AppErrors.NO_ROUTE;
            }
            file = file.resolve(segment);
        }
        Path real = file.toRealPath();
        if (!real.startsWith(root)) {
            return AppErrors.NO_ROUTE;
        }
        if (!Files.isDirectory(real)) {
            return request.target().path().endsWith("/") ? AppErrors.NO_ROUTE : file(request, real);
        }
        if (files.index().isEmpty()) {
            return AppErrors.NO_ROUTE;
        }
        if (!request.target().path().endsWith("/")) {
            String query = request.target().query();
            return new Answer(308, Optional.empty(), Buffer.buffer(), List.of())
                    .with("Location", request.target().path() + "/" + (query.isEmpty() ? "" : "?" + query));
        }
        Path index = real.resolve(files.index().get()).toRealPath();
        return index.startsWith(root) ? file(request, index) : AppErrors.NO_ROUTE;
    }

    private static Answer file(Request request, Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            return AppErrors.NO_ROUTE;
        }
        Instant modified = attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
        String tag = "\""
                + Long.toHexString(attributes.lastModifiedTime().toInstant().toEpochMilli()) + "-"
                + Long.toHexString(attributes.size()) + "\"";
        if (isKnown(request, tag, modified)) {
            return about(304, file, tag, modified);
        }
        Optional<String> wanted = request.header("Range").filter(_ -> ifRange(request, tag));
        ByteRange range =
                wanted.map(text -> ByteRange.parse(text, attributes.size())).orElse(ByteRange.whole(attributes.size()));
        return switch (range) {
            case ByteRange.Unsatisfiable _ ->
                about(416, file, tag, modified).with("Content-Range", "bytes */" + attributes.size());
            case ByteRange.Part part -> {
                Answer head = about(part.isWhole() ? 200 : 206, file, tag, modified)
                        .with(Answer.CONTENT_LENGTH, Long.toString(part.length()));
                yield send(request, file, part, part.isWhole() ? head : head.with("Content-Range", part.header()));
            }
        };
    }

    private static Answer about(int status, Path file, String tag, Instant modified) {
        String type = ContentTypes.of(file.getFileName().toString());
        return new Answer(
                        status,
                        status == 200 || status == 206 ? Optional.of(type) : Optional.empty(),
                        Buffer.buffer(),
                        List.of())
                .with("ETag", tag)
                .with("Last-Modified", DATE.format(modified))
                .with("Accept-Ranges", "bytes");
    }

    private static Answer send(Request request, Path file, ByteRange.Part part, Answer head) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file);
                InputStream in = Channels.newInputStream(channel);
                OutputStream out = request.stream(head)) {
            channel.position(part.first());
            if (!request.method().equals("HEAD")) {
                copy(in, out, part.length());
            }
            return Answer.STREAMED;
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] piece = new byte[32 << 10];
        long left = length;
        while (left > 0) {
            int count = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (count < 0) {
                return;
            }
            out.write(piece, 0, count);
            left -= count;
        }
    }

    private static boolean isKnown(Request request, String tag, Instant modified) {
        Optional<String> tags = request.header("If-None-Match");
        if (tags.isPresent()) {
            return List.of(tags.get().split("\\s*,\\s*")).stream()
                    .anyMatch(given -> given.equals("*") || given.equals(tag) || given.equals("W/" + tag));
        }
        return request.header("If-Modified-Since")
                .flatMap(StaticFiles::date)
                .filter(since -> !modified.isAfter(since))
                .isPresent();
    }

    /** Whether a range is still of the file that the client began with. */
    private static boolean ifRange(Request request, String tag) {
        return request.header("If-Range").map(tag::equals).orElse(true);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
