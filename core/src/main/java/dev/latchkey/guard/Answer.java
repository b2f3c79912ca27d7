package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.http.AuthResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to a guarded request: let it pass, refuse it, or send a response. */
public final class Answer {

    private static final Answer NEXT = new Answer(true, null, null);
    private static final Answer REFUSE = new Answer(false, null, null);

    private final boolean passes;
    private final @Nullable AuthResponse response;
    private final @Nullable StepUp missing;

    private Answer(boolean passes, @Nullable AuthResponse response, @Nullable StepUp missing) {
        this.passes = passes;
        this.response = response;
        this.missing = missing;
    }

    /** Lets the request pass. */
    public static Answer next() {
        return NEXT;
    }

    /**
     * Send a browser to the sign-in page, anything else away with {@code 401}; with {@code 403} who is signed in. Where
     * a rule such as {@link Authorized#recently} has found what is missing, the user is asked for that instead.
     */
    public static Answer refuse() {
        return REFUSE;
    }

    /** Answers with a redirect (302) to a path of this host, or to an absolute URL. */
    public static Answer redirect(String location) {
        return respond(AuthResponse.redirect(location));
    }

    /** Answers with {@code response}. */
    public static Answer respond(AuthResponse response) {
        return new Answer(false, requireNonNull(response, "response"), null);
    }

    /** This; a refusal says too what is missing. */
    Answer asking(@Nullable StepUp stepUp) {
        return passes || response != null || stepUp == null ? this : new Answer(false, null, stepUp);
    }

    /** Whether the request goes on. */
    public boolean passes() {
        return passes;
    }

    /** The response to send; empty after {@link #next} and {@link #refuse}. */
    public Optional<AuthResponse> response() {
        return Optional.ofNullable(response);
    }

    /** What the user has to show anew, so that the request may pass; empty: that would not help. */
    public Optional<StepUp> missing() {
        return Optional.ofNullable(missing);
    }

    @Override
    public String toString() {
        return passes ? "Answer[next]" : response == null ? "Answer[refuse]" : "Answer[respond]";
    }
}
