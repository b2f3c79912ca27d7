package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.http.AuthResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to a guarded request: let it pass, refuse it, or send a response. */
public final class Answer {

    private static final Answer NEXT = new Answer(true, null);
    private static final Answer REFUSE = new Answer(false, null);

    private final boolean passes;
    private final @Nullable AuthResponse response;

    private Answer(boolean passes, @Nullable AuthResponse response) {
        this.passes = passes;
        this.response = response;
    }

    /** Lets the request pass. */
    public static Answer next() {
        return NEXT;
    }

    /**
     * Refuses the request. A browser without a session goes to the sign-in page, a program without one gets 401, and a
     * user who is signed in gets 403.
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
        return new Answer(false, requireNonNull(response, "response"));
    }

    /** Whether the request goes on. */
    public boolean passes() {
        return passes;
    }

    /** The response to send; empty after {@link #next} and {@link #refuse}. */
    public Optional<AuthResponse> response() {
        return Optional.ofNullable(response);
    }

    @Override
    public String toString() {
        return passes ? "Answer[next]" : response == null ? "Answer[refuse]" : "Answer[respond]";
    }
}
