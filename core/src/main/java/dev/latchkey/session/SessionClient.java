package dev.latchkey.session;

import org.jspecify.annotations.Nullable;

/**
 * The client with which a session began, so that users can distinguish their sessions. Latchkey bases no decision on
 * the client.
 *
 * @param address the IP address; {@code null} if it is not known or must not be kept
 * @param userAgent the {@code User-Agent} that the client sent, limited to 512 visible characters; {@code null} if the
 *     client sent none, or the application does not keep it
 */
public record SessionClient(
        @Nullable String address, @Nullable String userAgent) {

    /** A client about which nothing is known or kept. */
    public static final SessionClient UNKNOWN = new SessionClient(null, null);

    private static final int MOST = 512;

    public SessionClient {
        userAgent = userAgent == null ? null : visible(userAgent);
    }

    /**
     * Removes characters that break a log line, that change the direction of a line on a page, or that a database
     * refuses.
     */
    private static @Nullable String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().filter(SessionClient::isVisible).limit(MOST).forEach(visible::appendCodePoint);
        String trimmed = visible.toString().trim();
        return trimmed.isEmpty() ? null : trimmed;
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR -> false;
            default -> true;
        };
    }
}
