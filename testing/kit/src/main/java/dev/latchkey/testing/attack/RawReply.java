package dev.latchkey.testing.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of a server.
 *
 * @param status the status; 0 if the server gave no answer
 * @param headers the headers, by lower-case name
 */
record RawReply(int status, Map<String, List<String>> headers, String body) {

    static final RawReply NONE = new RawReply(0, Map.of(), "");

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d{1,9})");
    private static final Pattern CHUNKED = Pattern.compile("(?im)^transfer-encoding: *chunked");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,7})(?:;[^\r\n]*)?\r\n");
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** Returns whether this is a complete reply. A reply without a length ends with the connection. */
    static boolean isWhole(String text, boolean bodiless) {
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0) {
            return false;
        }
        if (text.startsWith("HTTP/1.1 100")) {
            return isWhole(text.substring(end + END_OF_HEAD.length()), bodiless);
        }
        String head = text.substring(0, end);
        if (bodiless || head.startsWith("HTTP/1.1 204") || head.startsWith("HTTP/1.1 304")) {
            return true;
        }
        Matcher length = LENGTH.matcher(head);
        return length.find()
                ? text.length() - end - END_OF_HEAD.length()
                        >= Integer.parseInt(head.substring(length.start(1), length.end(1)))
                : CHUNKED.matcher(head).find() && text.endsWith("0\r\n\r\n");
    }

    static RawReply parse(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        String[] lines = text.substring(0, Math.max(0, end)).split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length < 2 || !first[1].matches("\\d{3}")) {
            return NONE;
        }
        if (first[1].equals("100")) {
            return parse(text.substring(end + END_OF_HEAD.length()).getBytes(ISO_8859_1));
        }
        Map<String, List<String>> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
                headers.computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(lines[i].substring(colon + 1).trim());
            }
        }
        String sent = text.substring(end + END_OF_HEAD.length());
        String body = CHUNKED.matcher(text.substring(0, end)).find() ? joined(sent) : sent;
        return new RawReply(Integer.parseInt(first[1]), headers, new String(body.getBytes(ISO_8859_1), UTF_8));
    }

    /** Returns what the chunks have. From a malformed chunk on, the text stays as it is. */
    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        for (Matcher size = CHUNK.matcher(chunks); size.find(at) && size.start() == at; ) {
            int length = Integer.parseInt(chunks.substring(size.start(1), size.end(1)), 16);
            if (length == 0) {
                return body.toString();
            }
            int end = Math.min(chunks.length(), size.end() + length);
            body.append(chunks, size.end(), end);
            at = Math.min(chunks.length(), end + "\r\n".length());
        }
        return body.append(chunks.substring(at)).toString();
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400 && !location().isEmpty();
    }

    /** Returns every value of a header. */
    List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Returns all values of a header in one text; empty if there is none. */
    String header(String name) {
        return String.join(", ", headers(name));
    }

    String location() {
        return headers("Location").stream().findFirst().orElse("");
    }

    List<String> setCookies() {
        return headers("Set-Cookie");
    }

    /** Returns the cookies that the answer sets, as a {@code Cookie} header. */
    String cookies() {
        return String.join(
                "; ",
                setCookies().stream()
                        .map(line -> line.substring(0, (line + ";").indexOf(';')))
                        .toList());
    }

    /** Returns the status, and for a redirect its address. The headers and the body may contain a token. */
    @Override
    public String toString() {
        return status == 0 ? "no answer" : Integer.toString(status);
    }
}
