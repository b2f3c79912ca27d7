package dev.latchkey.wire;

/**
 * Checks that a host is in the form that browsers keep unchanged. This form covers names, dotted IPv4 addresses and
 * shortened IPv6 addresses.
 */
final class HostSyntax {

    private static final int MAX_LENGTH = 253;
    private static final int GROUPS = 8;

    private HostSyntax() {}

    /**
     * Returns whether {@code host}, in lower case, is plain ASCII in the one spelling that the WHATWG URL standard
     * gives it. {@code 127.1}, {@code 0x7f.0.0.1} and {@code [0:0:0:0:0:0:0:1]} are not canonical, because a browser
     * would use another text than the text that was compared.
     */
    static boolean isCanonical(String host) {
        if (host.startsWith("[")) {
            return host.endsWith("]") && isIpv6(host.substring(1, host.length() - 1));
        }
        return !host.isEmpty()
                && host.length() <= MAX_LENGTH
                && only(host, "abcdefghijklmnopqrstuvwxyz0123456789.-_")
                && (!endsInNumber(host) || isIpv4(host));
    }

    /*
     * Returns whether a browser treats a host as an IPv4 address, well-formed or not (WHATWG URL, "ends in a number
     * checker").
     */
    private static boolean endsInNumber(String host) {
        int end = host.endsWith(".") ? host.length() - 1 : host.length();
        String label = host.substring(host.lastIndexOf('.', end - 1) + 1, end);
        return label.startsWith("0x")
                ? only(label.substring(2), "0123456789abcdef")
                : !label.isEmpty() && only(label, "0123456789");
    }

    private static boolean isIpv4(String host) {
        String[] parts = host.split("\\.", -1);
        for (String part : parts) {
            boolean plain = !part.isEmpty() && part.length() <= 3 && only(part, "0123456789");
            if (!plain || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return parts.length == 4;
    }

    private static boolean isIpv6(String text) {
        if (text.length() > 39 || !only(text, "0123456789abcdef:")) {
            return false;
        }
        int gap = text.indexOf("::");
        String[] head = groups(gap < 0 ? text : text.substring(0, gap));
        String[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        int[] address = new int[GROUPS];
        if (head.length + tail.length > GROUPS) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            address[i] = group(head[i]);
        }
        for (int i = 0; i < tail.length; i++) {
            address[GROUPS - tail.length + i] = group(tail[i]);
        }
        return text.equals(shortened(address)); // this also checks that the text is an address at all
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    private static int group(String digits) {
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits, 16);
    }

    /*
     * Writes an address by RFC 5952 section 4. There are no leading zeros, and the first of the longest runs of zeros
     * is left out.
     */
    private static String shortened(int[] address) {
        int gapStart = -1;
        int gapLength = 1;
        for (int i = 0, run = 0; i < GROUPS; i++) {
            run = address[i] == 0 ? run + 1 : 0;
            if (run > gapLength) {
                gapLength = run;
                gapStart = i + 1 - run;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gapStart) {
                text.append("::");
                i += gapLength - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
                text.append(Integer.toHexString(address[i]));
            }
        }
        return text.toString();
    }

    private static boolean only(String text, String allowed) {
        for (int i = 0; i < text.length(); i++) {
            if (allowed.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
