package dev.latchkey.wire;

import static java.util.Objects.requireNonNull;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Normalises the IP address of a client, so that each address has one spelling (B10). */
public final class IpAddress {

    private static final int MAX_LENGTH = 45;
    private static final int NETWORK_BYTES = 8;
    private static final Pattern V4 =
            Pattern.compile("(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+|\\[[^\\]]+]):\\d{1,5}");

    private final InetAddress address;

    private IpAddress(InetAddress address) {
        this.address = address;
    }

    /**
     * Reads an IPv4 address, or an IPv6 address with or without brackets and zone, without a DNS lookup. Some proxies
     * add a port, so this method leaves out a port after an IPv4 address or after the brackets of an IPv6 address.
     * Returns {@code null} if the text is not an address.
     */
    public static @Nullable IpAddress of(@Nullable String text) {
        String bare = text == null ? "" : withoutZone(withoutBrackets(withoutPort(text.trim())));
        if (bare.length() > MAX_LENGTH
                || !(V4.matcher(bare).matches() || V6.matcher(bare).matches())) {
            return null;
        }
        try {
            return new IpAddress(InetAddress.getByName(bare)); // a literal, so no lookup
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /**
     * Returns the network by which limits count the address. For IPv6 these are the first 64 bits, because one
     * subscriber has all addresses in such a network.
     */
    public String network() {
        if (address instanceof Inet4Address) {
            return text();
        }
        byte[] bytes = address.getAddress();
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < NETWORK_BYTES; i += 2) {
            network.append(Integer.toHexString((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)))
                    .append(':');
        }
        return network.append(":/64").toString();
    }

    /** Returns the address as digits and dots, or as hexadecimal groups and colons. */
    public String text() {
        return address.getHostAddress();
    }

    @Override
    public String toString() {
        return text();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    /** Removes a port. It comes after the only colon of an IPv4 address, or after the colon behind the brackets. */
    private static String withoutPort(String text) {
        Matcher withPort = WITH_PORT.matcher(text);
        return withPort.matches() ? requireNonNull(withPort.group(1)) : text;
    }

    private static String withoutBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    private static String withoutZone(String text) {
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
