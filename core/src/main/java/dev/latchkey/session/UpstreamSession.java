package dev.latchkey.session;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session at a provider on which a session here depends. Hashes are enough to recognise it, and they are short.
 *
 * @param id the hash of issuer and session id; of issuer and subject if the provider names no session
 * @param subject the hash of issuer and subject
 * @param algorithm the algorithm with which the provider signed the ID token
 * @param begun when the attempt to sign in began, in milliseconds since the epoch; 0 if that is not known
 * @param issued when the provider issued the ID token, by its own clock, in seconds since the epoch; 0 if that is not
 *     known
 */
public record UpstreamSession(String id, String subject, String algorithm, long begun, long issued) {

    /** The kind of the records by which providers end sessions. Such a record signs nobody in. */
    public static final String KIND = "upstream-session";

    private static final int LENGTH = 22; // 132 bits, so that no two are the same
    private static final String ID = "id";
    private static final String SUBJECT = "sub";
    private static final String ALGORITHM = "alg";
    private static final String BEGUN = "begun";
    private static final String ISSUED = "iat";

    /**
     * Returns the session that an ID token describes.
     *
     * @param sessionId the claim {@code sid}; {@code null} if the ID token has none
     * @param begun when the attempt to sign in began
     * @param issued when the provider issued the ID token
     */
    public static UpstreamSession of(
            String issuer,
            String subject,
            @Nullable String sessionId,
            String algorithm,
            Instant begun,
            Instant issued) {
        String hash = subjectOf(issuer, subject);
        return new UpstreamSession(
                sessionId == null ? hash : idOf(issuer, sessionId),
                hash,
                algorithm,
                begun.toEpochMilli(),
                issued.getEpochSecond());
    }

    /** Returns the {@link #id} of a session that the provider names. */
    public static String idOf(String issuer, String sessionId) {
        return hash("sid", issuer, sessionId);
    }

    /** Returns the {@link #subject} of a person. */
    public static String subjectOf(String issuer, String subject) {
        return hash("sub", issuer, subject);
    }

    private static String hash(String kind, String issuer, String text) {
        return Hashes.sha256Base64Url("latchkey.upstream-" + kind + " " + issuer.length() + " " + issuer + text)
                .substring(0, LENGTH);
    }

    static Optional<UpstreamSession> of(Claims members) {
        Optional<String> id = members.text(ID);
        Optional<String> subject = members.text(SUBJECT);
        return id.isEmpty() || subject.isEmpty()
                ? Optional.empty()
                : Optional.of(new UpstreamSession(
                        id.get(),
                        subject.get(),
                        members.text(ALGORITHM).orElse(""),
                        members.number(BEGUN).orElse(0L),
                        members.number(ISSUED).orElse(0L)));
    }

    Map<String, Object> members() {
        return Map.of(ID, id, SUBJECT, subject, ALGORITHM, algorithm, BEGUN, begun, ISSUED, issued);
    }
}
