package dev.latchkey.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says why the guard lets a request pass or refuses it, as data. {@link #toString} returns it as one line. Neither has
 * the path of the request, its cookies or the user, so that the line may be logged.
 */
public final class Explanation {

    private final Decision decision;
    private final @Nullable String matcher;
    private final @Nullable String rule;
    private final boolean signedIn;
    private final Answer answer;

    private Explanation(
            Decision decision, @Nullable String matcher, @Nullable String rule, boolean signedIn, Answer answer) {
        this.decision = decision;
        this.matcher = matcher;
        this.rule = rule;
        this.signedIn = signedIn;
        this.answer = answer;
    }

    /** What happens to a request, and why. */
    public enum Decision {

        /** Latchkey itself answers, because the path is one of its endpoints. */
        ENDPOINT("Latchkey answers, because the path is one of its endpoints"),
        /** The request gets status 400, because two parsers could read its path differently. */
        AMBIGUOUS("refused with status 400, because two parsers could read the path differently"),
        /** The request passes, because the application has no matcher and no rule. */
        UNGUARDED("passes, because the guard has no matcher and no rule"),
        /** The request passes, because the path is a page of the sign-in, or a picture on it. */
        EXEMPT("passes, because the path is a page of the sign-in or a picture on it, which is always open"),
        /** The request passes, because no matcher covers its path. */
        UNCOVERED("passes, because no matcher covers the path"),
        /** The request passes, because the rule lets it pass. */
        PASSES("passes"),
        /** The rule refuses the request. */
        REFUSED("refused"),
        /** The request gets status 503, because the store did not say who is signed in. */
        UNKNOWN("refused with status 503, because the store did not answer, and so nobody knows who is signed in");

        private final String words;

        Decision(String words) {
            this.words = words;
        }
    }

    /** Returns the explanation of a decision for which no rule was asked. */
    public static Explanation of(Decision decision) {
        return new Explanation(decision, null, null, false, Answer.next());
    }

    static Explanation of(Answer answer, @Nullable Matcher matcher, Authorized rule, boolean signedIn) {
        return new Explanation(
                answer.passes() ? Decision.PASSES : Decision.REFUSED,
                matcher == null ? null : matcher.toString(),
                RuleText.of(rule),
                signedIn,
                answer);
    }

    public Decision decision() {
        return decision;
    }

    /** Returns whether the guard lets the request pass to the application, where a handler may demand more. */
    public boolean passes() {
        return switch (decision) {
            case UNGUARDED, EXEMPT, UNCOVERED, PASSES -> true;
            case ENDPOINT, AMBIGUOUS, REFUSED, UNKNOWN -> false;
        };
    }

    /** Returns the first matcher that covers the path; empty if the guard has none or asked none. */
    public Optional<String> matcher() {
        return Optional.ofNullable(matcher);
    }

    /** Returns the rule that decided, such as {@code all(signedIn(), role(admin))}; empty if no rule was asked. */
    public Optional<String> rule() {
        return Optional.ofNullable(rule);
    }

    /** Returns the parts of the rule that refused the request, such as {@code role(admin)}. */
    public List<String> refusedBy() {
        return answer.refusedBy();
    }

    /** Returns whether the request has a session; {@code false} if no rule was asked. */
    public boolean isSignedIn() {
        return signedIn;
    }

    /** Returns the factor that the user must show before the request may pass. */
    public Optional<StepUp> missing() {
        return answer.missing();
    }

    /** Returns the scopes that an access token needs before the request may pass. */
    public List<String> scopes() {
        return answer.scopes();
    }

    /** Returns the explanation as one line, without a full stop at the end. */
    @Override
    public String toString() {
        if (rule == null) {
            return decision.words;
        }
        List<String> causes = new ArrayList<>();
        causes.add(matcher == null ? "the guard covers every path" : "the matcher " + matcher + " covers the path");
        causes.add(signedIn ? "the user is signed in" : "nobody is signed in");
        causes.add(
                decision == Decision.PASSES ? rule + " lets the request pass" : String.join(" and ", refusers(rule)));
        missing().ifPresent(stepUp -> causes.add("the user must show " + words(stepUp)));
        if (!scopes().isEmpty()) {
            causes.add("an access token needs the scopes " + String.join(" ", scopes()));
        }
        return decision.words + ", because " + String.join("; ", causes);
    }

    private List<String> refusers(String whole) {
        List<String> parts = refusedBy().isEmpty() ? List.of(whole) : refusedBy();
        return parts.stream().map(part -> part + " refuses it").toList();
    }

    private static String words(StepUp stepUp) {
        String kind = stepUp.kind() == null
                ? "a factor"
                : "a factor of the kind " + stepUp.kind().name().toLowerCase(Locale.ROOT);
        return kind + " that is at most " + words(stepUp.age()) + " old";
    }

    private static String words(Duration age) {
        return age.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
