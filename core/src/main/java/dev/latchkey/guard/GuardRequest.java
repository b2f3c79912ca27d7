package dev.latchkey.guard;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Session;
import dev.latchkey.wire.MalformedException;
import dev.latchkey.wire.RequestCookies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request that a rule decides about. Its path is decoded, so {@code /%61dmin} and {@code /admin} are the same. A
 * rule cannot read the body, because the handler reads it. For rules about paths, use {@link #matches}, which tries
 * every spelling and ignores case.
 */
public final class GuardRequest {

    private final AuthRequest request;
    private final RequestConditionInput input;
    private final InstantSource clock;
    private @Nullable StepUp missing;
    private List<String> scopes = List.of();
    private List<String> refusedBy = List.of();

    GuardRequest(RequestConditionInput input, InstantSource clock) {
        this.request = input.request();
        this.input = input;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Records the factor that would have let the request pass. Only the first record is kept. */
    void note(StepUp stepUp) {
        missing = missing == null ? stepUp : missing;
    }

    @Nullable
    StepUp missing() {
        return missing;
    }

    /** Records the scopes that would have let the request pass. Only the first record is kept. */
    void noteScopes(List<String> needed) {
        scopes = scopes.isEmpty() ? needed : scopes;
    }

    List<String> scopes() {
        return scopes;
    }

    /** Asks a rule, and records its text if it refuses. The parts of a combination record their own. */
    boolean passes(Authorized rule, Optional<Session> session) throws Exception {
        boolean passes = rule.test(this, session);
        boolean isExplained = rule instanceof CombinedRule combined && combined.isCombination();
        if (!passes && !isExplained) {
            refusedBy = refusedBy.isEmpty() ? new ArrayList<>(2) : refusedBy;
            refusedBy.add(RuleText.of(rule));
        }
        return passes;
    }

    /** Returns how many rules have refused the request so far. */
    int refusals() {
        return refusedBy.size();
    }

    /** Forgets later refusals, because a rule beside them let the request pass. */
    void forgetRefusalsAfter(int number) {
        if (refusedBy.size() > number) {
            refusedBy.subList(number, refusedBy.size()).clear();
        }
    }

    List<String> refusedBy() {
        return refusedBy;
    }

    public String method() {
        return request.method();
    }

    /** Returns the path within the application, decoded as the framework's router decodes it. */
    public String path() {
        return request.routedPath();
    }

    /**
     * Returns whether the path fits {@code pattern}, in any of its spellings. Each call parses the pattern. A rule that
     * runs often should keep a {@link Matcher}.
     *
     * @throws IllegalArgumentException if the pattern does not parse
     */
    public boolean matches(String pattern) {
        return matches(Matcher.path(pattern));
    }

    /** Returns whether {@code matcher} covers this request. */
    public boolean matches(Matcher matcher) {
        return matcher.matches(PathSpellings.candidates(request.path(), request.routedPath()), input);
    }

    /**
     * Returns the value of a header, or {@code null}. Do not trust the value, because a client can send any value.
     *
     * @throws RuntimeException if the header has several lines with different values, of which the handler may read
     *     another one or all; if the rule does not catch this exception, the guard refuses the request. The same holds
     *     for the methods below
     */
    public @Nullable String header(String name) {
        return only(headers(name));
    }

    /** Returns every value of a header. Never throws. */
    public List<String> headers(String name) {
        return request.headers(name);
    }

    /**
     * Returns the value of a query parameter, or {@code null}. A parameter with two different values has none that a
     * rule could decide about, because some frameworks give the handler the first and others the last. Some frameworks
     * also give the handler a field of the body under the name of a parameter. A rule cannot see those.
     *
     * @throws RuntimeException if the parameter has different values, and in the cases of {@link #queries}
     */
    public @Nullable String query(String name) {
        return only(queries(name));
    }

    /**
     * Returns every value of a query parameter, in order.
     *
     * @throws RuntimeException if a framework may read other values: the query has a semicolon, more than 1,000
     *     parameters, a parameter without a name, a name with a malformed escape, a name that differs from this one
     *     only in case, or {@code name[…]} or {@code !name}; or a value of this parameter has a malformed escape
     */
    public List<String> queries(String name) {
        RequestFieldValues values = input.query(name);
        if (!values.known()) {
            throw new MalformedException("The handler may read another query parameter than the rule");
        }
        return values.values();
    }

    /**
     * Returns the value of a cookie without escapes and quotation marks, or {@code null}.
     *
     * @throws RuntimeException if there are several cookies with this name and different values, or a framework may
     *     read another value because of a comma
     */
    public @Nullable String cookie(String name) {
        return only(new RequestCookies(request.headers("Cookie")).readings(name));
    }

    private static @Nullable String only(List<String> values) {
        if (values.stream().distinct().count() > 1) {
            throw new MalformedException("What a rule reads has several values in the request");
        }
        return values.isEmpty() ? null : values.get(0);
    }
}
