package dev.latchkey.session;

import org.jspecify.annotations.Nullable;

/**
 * Where a session began, so that people can tell their sessions apart. Nothing is decided by it.
 *
 * @param address {@code null}: not known, or not to be kept
 * @param userAgent what the client said it was: at most 512 characters that can be seen; {@code null}: it said nothing,
 *     or it is not to be kept
 */
public record SessionClient(@Nullable String address, @Nullable String userAgent) {

    /** Nothing is known, or the application keeps nothing. */
    public static final SessionClient UNKNOWN = new SessionClient(null, null);

    private static final int MOST = 512;

    public SessionClient {
        userAgent = userAgent == null ? null : visible(userAgent);
    }

    /** Without what would break a log line, turn a line around on a page, or be refused by a database. */
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
