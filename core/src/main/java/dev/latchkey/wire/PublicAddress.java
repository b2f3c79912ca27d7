package dev.latchkey.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of servers in the Internet from all others: those of this machine, of private networks, of one link,
 * of many machines, and those that IANA has reserved (RFC 6890).
 */
public final class PublicAddress {

    private static final int V4_BYTES = 4;

    /** The blocks of IPv4 without servers in the Internet. */
    private static final List<Block> V4_SPECIAL = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final List<Block> V6_UNICAST = blocks("2000::/3");

    /** The blocks of global unicast IPv6 without servers in the Internet, or with an IPv4 address inside. */
    private static final List<Block> V6_SPECIAL = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** The block in which networks with IPv6 alone reach IPv4 addresses (RFC 6052). */
    private static final List<Block> V6_TRANSLATED = blocks("64:ff9b::/96");

    private PublicAddress() {}

    /** Returns whether a server in the Internet can have {@code address}. */
    public static boolean is(InetAddress address) {
        return is(address.getAddress());
    }

    private static boolean is(byte[] address) {
        if (address.length == V4_BYTES) {
            return !contain(V4_SPECIAL, address);
        }
        return contain(V6_TRANSLATED, address)
                ? is(Arrays.copyOfRange(address, address.length - V4_BYTES, address.length))
                : contain(V6_UNICAST, address) && !contain(V6_SPECIAL, address);
    }

    private static boolean contain(List<Block> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<Block> blocks(String... texts) {
        return Stream.of(texts).map(Block::of).toList();
    }

    /** All addresses that begin with the same bits. */
    private static final class Block {

        private final byte[] start;
        private final int bits;

        private Block(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        static Block of(String text) {
            int slash = text.indexOf('/');
            try {
                InetAddress start = InetAddress.getByName(text.substring(0, slash)); // a literal, so no lookup
                return new Block(start.getAddress(), Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if ((start[bit / Byte.SIZE] & mask) != (address[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
