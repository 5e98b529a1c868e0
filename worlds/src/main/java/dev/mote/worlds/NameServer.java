package dev.mote.worlds;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The name server that guests see: no packet leaves the node. It answers questions for IPv4 addresses of names that the
 * guest may look up, with the resolver of this machine.
 */
final class NameServer {
    /** Where guests find it: an address that no network uses. */
    static final InetSocketAddress ADDRESS = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.53"), 53);

    private static final int HEADER = 12;
    private static final int LONGEST_QUERY = 512;
    private static final int LONGEST_LABEL = 63;
    private static final int MOST_ADDRESSES = 8;
    private static final int SECONDS_TO_LIVE = 30;

    private static final int RESPONSE = 0x8000;
    private static final int OPCODE = 0x7800;
    private static final int RECURSION = 0x0180;
    private static final int TYPE_A = 1;
    private static final int CLASS_IN = 1;

    private static final int OK = 0;
    private static final int NO_SUCH_NAME = 3;
    private static final int REFUSED = 5;

    private final NetworkPolicy policy;

    NameServer(NetworkPolicy policy) {
        this.policy = policy;
    }

    private record Question(String name, int type, int kind, int end) {}

    /** The answer to one query; none to what is no query. May wait for the machine's resolver. */
    Optional<byte[]> answer(byte[] query) {
        if (query.length < HEADER || query.length > LONGEST_QUERY) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(query);
        int flags = in.getShort(2) & 0xffff;
        boolean oneQuestion = (flags & (RESPONSE | OPCODE)) == 0 && in.getShort(4) == 1;
        return oneQuestion ? question(query).map(question -> reply(query, question)) : Optional.empty();
    }

    private byte[] reply(byte[] query, Question question) {
        if (!policy.allowsName(question.name())) {
            return reply(query, question, REFUSED, List.of());
        }
        if (question.type() != TYPE_A || question.kind() != CLASS_IN) {
            return reply(query, question, OK, List.of());
        }
        try {
            List<InetAddress> addresses = policy.lookUp(question.name()).stream()
                    .filter(Inet4Address.class::isInstance)
                    .limit(MOST_ADDRESSES)
                    .toList();
            return reply(query, question, OK, addresses);
        } catch (UnknownHostException e) {
            return reply(query, question, NO_SUCH_NAME, List.of());
        }
    }

    private static byte[] reply(byte[] query, Question question, int code, List<InetAddress> addresses) {
        ByteBuffer out = ByteBuffer.allocate(question.end() + addresses.size() * 16);
        out.put(query, 0, 2).putShort((short) (RESPONSE | RECURSION | code)).putShort((short) 1);
        out.putShort((short) addresses.size()).putInt(0);
        out.put(query, HEADER, question.end() - HEADER);
        for (InetAddress address : addresses) {
            out.putShort((short) (0xc000 | HEADER)).putShort((short) TYPE_A).putShort((short) CLASS_IN);
            out.putInt(SECONDS_TO_LIVE).putShort((short) 4).put(address.getAddress());
        }
        return out.array();
    }

    /** The question, read without following pointers: a query needs none. */
    private static Optional<Question> question(byte[] query) {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        int at = HEADER;
        while (at < query.length && query[at] != 0) {
            int length = query[at] & 0xff;
            if (length > LONGEST_LABEL || at + 1 + length > query.length) {
                return Optional.empty();
            }
            if (name.size() > 0) {
                name.write('.');
            }
            name.write(query, at + 1, length);
            at += 1 + length;
        }
        if (at + 5 > query.length) {
            return Optional.empty();
        }
        ByteBuffer rest = ByteBuffer.wrap(query, at + 1, 4);
        String text = name.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(new Question(text, rest.getShort() & 0xffff, rest.getShort() & 0xffff, at + 5));
    }
}
