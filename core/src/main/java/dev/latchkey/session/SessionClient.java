package dev.latchkey.session;

import org.jspecify.annotations.Nullable;

/**
 * The client with which a session began, so that users can distinguish their sessions. It decides nothing.
 *
 * @param address the IP address; {@code null} if it is not known or must not be kept
 * @param userAgent what the client said it was: at most 512 characters that can be seen; {@code null}: it said nothing,
 *     or it is not to be kept
 */
public record SessionClient(
        @Nullable String address, @Nullable String userAgent) {

    /** A client of which nothing is known or kept. */
    public static final SessionClient UNKNOWN = new SessionClient(null, null);

    private static final int MOST = 512;

    public SessionClient {
        userAgent = userAgent == null ? null : visible(userAgent);
    }

    /**
     * Removes characters that break a log line, change the direction of a line on a page, or that a database refuses.
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
