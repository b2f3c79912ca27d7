package dev.latchkey.auditlog;

import static java.util.Objects.requireNonNull;

import dev.latchkey.wire.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log. No entry contains a password, code, token, cookie, name or address of mail. Personal data
 * are the ids of users ({@code actor}, {@code subject}) and the IP address ({@code client}). Texts are cut after 255
 * characters.
 *
 * @param time when it happened, to the millisecond
 * @param kind what happened, by the name of {@code AuthEvent.kind()}
 * @param outcome whether it succeeded
 * @param actor the id of the user who did it; {@code null} if nobody was signed in or a program did it
 * @param subject the id of the user to whom it happened; {@code null} if it is not known
 * @param client the IP address of the browser; {@code null} if there is no request, or the log does not keep it
 * @param request the id of the trace or of the request, as the request says it; {@code null} if it says none
 * @param reference the number of the failure that the user saw; {@code null} if there is none
 * @param provider the id of the provider; {@code null} if none takes part
 * @param code why it failed, by the name of {@code ErrorCode}; {@code null} if it did not fail
 * @param cause what was wrong at the provider, by the name of {@code FailureCause}; {@code null} if nothing was
 * @param details more that belongs to this kind, as text
 */
public record AuditEntry(
        Instant time,
        String kind,
        Outcome outcome,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String client,
        @Nullable String request,
        @Nullable String reference,
        @Nullable String provider,
        @Nullable String code,
        @Nullable String cause,
        Map<String, String> details) {

    /** Whether what an entry reports has succeeded. */
    public enum Outcome {
        /** It was done. */
        SUCCESS,
        /** It failed, was refused, or is suspicious. */
        FAILURE
    }

    public AuditEntry {
        requireNonNull(time, "time");
        requireNonNull(kind, "kind");
        requireNonNull(outcome, "outcome");
        details = Map.copyOf(details);
    }

    /** Returns the entry as one JSON object in one line, in ASCII. */
    public String toJson() {
        return AsciiJson.of(Json.write(AuditEntryCodec.members(this)));
    }
}
