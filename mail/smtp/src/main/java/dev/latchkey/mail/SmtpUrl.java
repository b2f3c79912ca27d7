package dev.latchkey.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address of a mail server, with user and password. {@code toString} shows none of these.
 *
 * @param implicitTls whether the connection is encrypted from its first byte (RFC 8314 section 3.3)
 */
record SmtpUrl(
        boolean implicitTls,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final int SUBMISSIONS = 465;
    private static final int SUBMISSION = 587;
    private static final int MOST_PORT = 65_535;

    /**
     * Reads {@code smtps://user:password@host:port} or {@code smtp://…}. User, password and port are optional.
     *
     * @param what the name of the setting, for the message of the exception
     * @throws IllegalArgumentException if {@code text} has another form; the message does not contain {@code text}
     */
    @SuppressWarnings("UnusedException") // the exception quotes the URL with the password
    static SmtpUrl parse(String text, String what) {
        URI uri;
        try {
            uri = new URI(text.trim());
        } catch (URISyntaxException e) {
            throw malformed(what);
        }
        boolean implicit = "smtps".equalsIgnoreCase(uri.getScheme());
        String path = uri.getRawPath();
        boolean bare = (path == null || path.isEmpty() || path.equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        String host = uri.getHost();
        boolean port = uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= MOST_PORT);
        if (!(implicit || "smtp".equalsIgnoreCase(uri.getScheme())) || host == null || !bare || !port) {
            throw malformed(what);
        }
        String info = uri.getRawUserInfo();
        int colon = info == null ? -1 : info.indexOf(':');
        if (info != null && colon < 1) {
            throw malformed(what);
        }
        return new SmtpUrl(
                implicit,
                host,
                uri.getPort() > 0 ? uri.getPort() : implicit ? SUBMISSIONS : SUBMISSION,
                info == null ? null : decoded(info.substring(0, colon)),
                info == null ? null : decoded(info.substring(colon + 1)));
    }

    boolean isLoopback() {
        return LOOPBACK.contains(host);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException malformed(String what) {
        return new IllegalArgumentException(what + " is not of the form smtps://user:password@host:port or smtp://…,"
                + " with special characters of user and password percent-encoded");
    }

    @Override
    public String toString() {
        return "SmtpUrl[hidden]";
    }
}
