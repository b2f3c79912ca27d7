package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.http.AuthResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to a guarded request. It lets the request pass, refuses it, or sends a response. */
public final class Answer {

    private static final Answer NEXT = new Answer(true, null, null, List.of(), List.of());
    private static final Answer REFUSE = new Answer(false, null, null, List.of(), List.of());

    private final boolean passes;
    private final @Nullable AuthResponse response;
    private final @Nullable StepUp missing;
    private final List<String> scopes;
    private final List<String> refusedBy;

    private Answer(
            boolean passes,
            @Nullable AuthResponse response,
            @Nullable StepUp missing,
            List<String> scopes,
            List<String> refusedBy) {
        this.passes = passes;
        this.response = response;
        this.missing = missing;
        this.scopes = scopes;
        this.refusedBy = List.copyOf(refusedBy);
    }

    /** Lets the request pass. */
    public static Answer next() {
        return NEXT;
    }

    /**
     * Refuses the request. Without a session, a browser goes to the sign-in page and a program gets {@code 401}. With a
     * session, the response is {@code 403}. If a rule such as {@link Authorized#recently} found that a recent factor is
     * missing, the user must show that factor instead.
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
        return new Answer(false, requireNonNull(response, "response"), null, List.of(), List.of());
    }

    /** Returns this answer. If it is a refusal, the returned answer also contains what is missing, and who refused. */
    Answer asking(GuardRequest asked) {
        boolean refusal = !passes && response == null;
        return refusal ? new Answer(false, null, asked.missing(), asked.scopes(), asked.refusedBy()) : this;
    }

    /** Returns the refusal of a request whose rule threw. */
    static Answer refusedBy(Exception thrown) {
        String rule = "a rule that threw " + thrown.getClass().getSimpleName();
        return new Answer(false, null, null, List.of(), List.of(rule));
    }

    /** Returns whether the request may pass. */
    public boolean passes() {
        return passes;
    }

    /** Returns the response to send; empty after {@link #next} and {@link #refuse}. */
    public Optional<AuthResponse> response() {
        return Optional.ofNullable(response);
    }

    /**
     * Returns the factor that the user must show again before the request may pass; empty if no factor would let the
     * request pass.
     */
    public Optional<StepUp> missing() {
        return Optional.ofNullable(missing);
    }

    /** Returns the scopes that an access token needs before the request may pass; empty if no rule asked for scopes. */
    public List<String> scopes() {
        return scopes;
    }

    /** Returns the texts of the rules that refused; empty if no rule did. */
    List<String> refusedBy() {
        return refusedBy;
    }

    @Override
    public String toString() {
        return passes ? "Answer[next]" : response == null ? "Answer[refuse]" : "Answer[respond]";
    }
}
