package dev.latchkey.store.redis;

import dev.latchkey.model.User;
import dev.latchkey.store.StoredSession;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session in one key, with a copy of the user, so that reading the session is one {@code GET}.
 *
 * @param version the version of the user's document from which the copy was made
 */
record SessionDocument(long version, StoredSession session) {

    private static final String PENDING = "?";

    /** Returns a placeholder, which a key holds while a session is being added. A placeholder is not a session. */
    static String pending() {
        return PENDING + UUID.randomUUID();
    }

    static boolean isPending(String text) {
        return text.startsWith(PENDING);
    }

    /** Returns {@code session} with a copy of {@code user}. */
    static SessionDocument of(UserDocument user, StoredSession session) {
        return new SessionDocument(user.version(), session.of(user.user().user()));
    }

    static Optional<SessionDocument> of(@Nullable String text) {
        if (text == null || isPending(text)) {
            return Optional.empty();
        }
        JsonFields fields = JsonFields.parse(text);
        return Optional.of(new SessionDocument(
                fields.number("version"),
                new StoredSession(
                        fields.required("hash"),
                        UserDocument.person(fields),
                        fields.required("provider"),
                        fields.instant("signedInAt"),
                        fields.optional("address"),
                        fields.optional("userAgent"),
                        fields.instant("expires"),
                        fields.optional("data"))));
    }

    String text() {
        JsonFields fields = new JsonFields().with("hash", session.tokenHash()).with("version", version);
        return UserDocument.put(session.user(), fields)
                .with("provider", session.provider())
                .with("signedInAt", session.signedInAt())
                .with("address", session.address())
                .with("userAgent", session.userAgent())
                .with("expires", session.expires())
                .with("data", session.data())
                .text();
    }

    User user() {
        return session.user();
    }

    Instant expires() {
        return session.expires();
    }

    @Override
    public String toString() {
        return "SessionDocument[" + user().id() + "]";
    }
}
