package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.wire.DurationText;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides who may pass the guard. The guard calls this rule only for paths that a matcher covers. */
@FunctionalInterface
public interface Authorized {

    /**
     * Returns whether this request may pass.
     *
     * @throws Exception if the rule fails; the guard then refuses the request
     */
    boolean test(GuardRequest request, Optional<Session> session) throws Exception;

    /**
     * Returns whether {@link #test} may block, for example on a database. If so, frameworks with an event loop run it
     * on a worker thread. By default {@code true}.
     */
    default boolean mayBlock() {
        return true;
    }

    /** Lets every signed-in user pass. */
    static Authorized signedIn() {
        return CombinedRule.of("signedIn()", (request, session) -> session.isPresent());
    }

    /** Lets users with {@code role} pass. */
    static Authorized role(String role) {
        requireNonNull(role, "role");
        return CombinedRule.of(
                "role(" + role + ")",
                (request, session) ->
                        session.isPresent() && session.get().roles().contains(role));
    }

    /** Lets users with one of {@code roles} pass. If {@code roles} is empty, nobody passes. */
    static Authorized anyRole(String... roles) {
        return any(Stream.of(roles).map(Authorized::role).toArray(Authorized[]::new));
    }

    /**
     * Lets requests pass whose access token has all {@code scopes}. A user who has signed in here has no scopes;
     * {@link #withoutAccessToken} is the rule for them. A program whose token lacks a scope gets status 403, and learns
     * which scopes it needs (RFC 6750 section 3.1). If {@code scopes} is empty, nobody passes.
     */
    static Authorized scope(String... scopes) {
        return new RequiredScopes(List.of(scopes)).rule();
    }

    /** Lets users pass who have signed in here, and nobody who comes with an access token. */
    static Authorized withoutAccessToken() {
        return CombinedRule.of(
                "withoutAccessToken()",
                (request, session) ->
                        session.isPresent() && session.get().grant().isEmpty());
    }

    /**
     * Lets users pass who have shown a factor of any kind within {@code age}. Other signed-in users must show a factor
     * again. A browser is redirected to {@code /confirm}, and a program gets status 401 (RFC 9470).
     *
     * @throws IllegalArgumentException if {@code age} is less than a second
     */
    static Authorized recently(Duration age) {
        return new StepUp(null, age).rule();
    }

    /**
     * Works like {@link #recently(Duration)}, for annotations.
     *
     * @param age a duration in the format of settings, such as {@code 10m}, {@code 12h} or {@code 30d}, or in the
     *     format of ISO 8601
     * @throws IllegalArgumentException if {@code age} is no duration, or less than a second
     */
    static Authorized recently(String age) {
        try {
            return recently(DurationText.parse(age));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + age + "\" is no duration, such as 10m or PT12H", e);
        }
    }

    /** Starts a rule about one kind of factor, as in {@code factor(PHISHING_RESISTANT).within(Duration.ofHours(1))}. */
    static RequiredFactor factor(Factor.Kind kind) {
        return new RequiredFactor(kind);
    }

    /**
     * Lets users pass whom one of {@code rules} lets pass. If {@code rules} is empty, nobody passes. The rules run in
     * order.
     */
    static Authorized any(Authorized... rules) {
        Authorized[] asked = rules.clone();
        return CombinedRule.of(
                "any",
                (request, session) -> {
                    int before = request.refusals();
                    for (Authorized rule : asked) {
                        if (request.passes(rule, session)) {
                            request.forgetRefusalsAfter(before);
                            return true;
                        }
                    }
                    return false;
                },
                asked);
    }

    /**
     * Lets users pass whom all {@code rules} let pass. If {@code rules} is empty, nobody passes. The rules run in
     * order.
     */
    static Authorized all(Authorized... rules) {
        Authorized[] asked = rules.clone();
        return CombinedRule.of(
                "all",
                (request, session) -> {
                    for (Authorized rule : asked) {
                        if (!request.passes(rule, session)) {
                            return false;
                        }
                    }
                    return asked.length > 0;
                },
                asked);
    }

    /**
     * Lets users pass whom {@code rule} refuses. A request without a session does not pass, because {@code rule}
     * decides only about signed-in users.
     */
    static Authorized not(Authorized rule) {
        return CombinedRule.against(rule, (request, session) -> session.isPresent() && !rule.test(request, session));
    }
}
