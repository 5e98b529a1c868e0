package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkPolicyTest {
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("8.8.4.4");

    @Test
    void nothingGrantedIsNothingReachable() {
        assertThat(policy().allows(PUBLIC, 80)).isFalse();
        assertThat(policy().allowsName("example.com")).isFalse();
    }

    @Test
    void aGrantForAnyHostCoversPublicAddressesAtItsPortAlone() {
        NetworkPolicy policy = policy("*:443");
        assertThat(policy.allows(PUBLIC, 443)).isTrue();
        assertThat(policy.allows(InetAddress.ofLiteral("2606:4700::1111"), 443)).isTrue();
        assertThat(policy.allows(PUBLIC, 80)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.1",
                "::1",
                "0.0.0.0",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "169.254.169.254",
                "fd00:ec2::254",
                "fd00::1",
                "fe80::1",
                "fec0::1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "224.0.0.1",
                "239.255.255.250",
                "ff02::1",
                "240.0.0.1",
                "255.255.255.255",
                "192.0.0.8",
                "192.0.2.53",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "2001::1",
                "2001:db8::1",
                "100::1",
                "4000::1"
            })
    void fault40AddressesThatAreNotPublicAreDeniedUnderEveryBroadGrant(String address) {
        NetworkPolicy policy = policy("*:*", "0.0.0.0/0:*", "[::/0]:*", "example.com:*");
        assertThat(policy.allows(InetAddress.ofLiteral(address), 80)).isFalse();
    }

    @Test
    void fault40AnAddressInsideIpv6IsTheAddressItself() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        // Made so that Java keeps it an IPv6 address.
        InetAddress address = Inet6Address.getByAddress("host", mapped, 1);
        assertThat(policy("*:*").allows(address, 80)).isFalse();
        assertThat(policy("127.0.0.1:80").allows(address, 80)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0177.1",
                "0x7f.1",
                "0x7f000001",
                "127.1",
                "017700000001",
                "127.0.0.01",
                "1.2.3.256"
            })
    void fault40OddNotationsAreNoHost(String host) {
        NetworkPolicy policy = NetworkPolicy.of(List.of("*:*", "127.0.0.1:80"), name -> List.of(PUBLIC));
        assertThatThrownBy(() -> policy.resolve(host, 80))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining(host);
        assertThat(policy.allowsName(host)).isFalse();
    }

    @Test
    void fault40ANameThatResolvesToAPrivateAddressIsDenied() throws UnknownHostException {
        NetworkPolicy policy = resolving(Map.of("inside.example", "10.0.0.5"), "inside.example:80", "*:80");
        assertThat(policy.resolve("inside.example", 80)).isEmpty();
        assertThat(policy.allows(InetAddress.ofLiteral("10.0.0.5"), 80)).isFalse();
    }

    @Test
    void fault40ANameThatChangesItsMindIsCheckedAtEveryUse() {
        Deque<InetAddress> answers = new ArrayDeque<>(List.of(PUBLIC, InetAddress.ofLiteral("127.0.0.1")));
        NetworkPolicy policy = NetworkPolicy.of(List.of("rebinding.example:80"), name -> List.of(answers.remove()));
        assertThat(policy.allows(PUBLIC, 80)).isTrue();
        assertThat(policy.allows(InetAddress.ofLiteral("127.0.0.1"), 80)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void fault40OddPortsAreDenied(int port) {
        assertThat(policy("*:*", "127.0.0.1:*").allows(PUBLIC, port)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8:5432,   10.200.3.4,  5432, true",
        "10.0.0.0/8:5432,   11.0.0.1,    5432, false",
        "10.0.0.0/8:5432,   10.200.3.4,  5433, false",
        "10.0.0.128/25:*,   10.0.0.127,  80,   false",
        "10.0.0.128/25:*,   10.0.0.128,  80,   true",
        "127.0.0.1:80,      127.0.0.1,   80,   true",
        "127.0.0.1:80,      127.0.0.2,   80,   false",
        "[::1]:80,          ::1,         80,   true",
        "[fd00::/8]:*,      fd12::1,     7,    true",
        "[fd00::/8]:*,      fe80::1,     7,    false",
        "localhost:80,      127.0.0.1,   80,   true",
        "localhost:80,      ::1,         80,   true",
        "localhost:80,      10.0.0.1,    80,   false",
        "8.8.0.0/16:53,     8.8.4.4,     53,   true"
    })
    void aGrantByNumberCoversItsRange(String grant, String address, int port, boolean allowed) {
        assertThat(policy(grant).allows(InetAddress.ofLiteral(address), port)).isEqualTo(allowed);
    }

    @Test
    void aGrantByNameCoversWhatTheNameResolvesTo() throws UnknownHostException {
        NetworkPolicy policy =
                resolving(Map.of("api.example", "8.8.4.4", "other.example", "1.1.1.1"), "API.example.:443");
        assertThat(policy.resolve("api.example", 443)).containsExactly(PUBLIC);
        assertThat(policy.allows(PUBLIC, 443)).isTrue();
        assertThat(policy.allows(InetAddress.ofLiteral("1.1.1.1"), 443)).isFalse();
        assertThat(policy.allowsName("Api.Example")).isTrue();
        assertThat(policy.allowsName("other.example")).isFalse();
    }

    @Test
    void aNameThatIsUnknownIsDenied() {
        assertThat(resolving(Map.of(), "gone.example:80").allows(PUBLIC, 80)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "host",
                "host:",
                "host:0",
                "host:65536",
                "host:080",
                "host:x",
                "a b:80",
                "::1:80",
                "[::1]",
                "10.0.0.0/33:80",
                "10.0.0.0/:80",
                "127.1:80",
                "2130706433:80",
                "-x.example:80",
                "a..b:80",
                "[fe80::1%eth0]:80",
                "\u001b[31m:80"
            })
    void aGrantThatMakesNoSenseIsNamed(String grant) {
        assertThatThrownBy(() -> policy(grant))
                .isInstanceOf(NetworkPolicy.BadGrant.class)
                .hasMessageStartingWith("The network grant '" + Printable.of(grant) + "' cannot be used")
                .message()
                .matches("[ -~]*");
    }

    private static NetworkPolicy policy(String... grants) {
        return resolving(Map.of("example.com", "127.0.0.1"), grants);
    }

    private static NetworkPolicy resolving(Map<String, String> names, String... grants) {
        return NetworkPolicy.of(List.of(grants), name -> {
            if (!names.containsKey(name)) {
                throw new UnknownHostException(name);
            }
            return List.of(InetAddress.ofLiteral(names.get(name)));
        });
    }
}
