package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Session;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Protects the paths of an application. Matchers choose the paths, and {@code authorized} decides who may pass
 * (architecture.md#the-ways-through). A path that two parsers could read differently is refused before any rule is
 * asked.
 */
public final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final List<Matcher> matchers;
    private final @Nullable Authorized authorized;
    private final Set<String> exempt;
    private final Function<AuthRequest, @Nullable String> hosts;
    private final InstantSource clock;

    /**
     * Creates a guard.
     *
     * @param matchers the paths to guard; if there are none, the guard covers every path if {@code authorized} is set,
     *     and otherwise no path
     * @param authorized the rule; {@code null} if every signed-in user may pass
     * @param exempt paths that are always open, such as an application's own sign-in page; the guard compares them
     *     exactly
     * @param hosts returns the host and port of a request, for conditions; {@code null} if they are not known
     * @param clock the clock by which rules compute how long ago the user showed a factor
     */
    public Guard(
            List<Matcher> matchers,
            @Nullable Authorized authorized,
            Set<String> exempt,
            Function<AuthRequest, @Nullable String> hosts,
            InstantSource clock) {
        this.matchers = List.copyOf(matchers);
        this.authorized = authorized;
        this.exempt = Set.copyOf(exempt);
        this.hosts = hosts;
        this.clock = clock;
    }

    /** Returns whether two parsers could read the path of a request differently. */
    public static boolean isAmbiguous(AuthRequest request) {
        return PathSpellings.isAmbiguous(request.path());
    }

    /** Returns the matchers, in order. */
    public List<Matcher> matchers() {
        return matchers;
    }

    /** Returns whether {@code path} is always open. */
    public boolean isExempt(String path) {
        return exempt.contains(path);
    }

    /** Returns whether the guard has any rule, so that ambiguous paths must be refused. */
    public boolean isActive() {
        return authorized != null || !matchers.isEmpty();
    }

    /**
     * Decides about a request with an unambiguous path. The guard reads {@code session} only if a matcher covers the
     * path.
     */
    public Answer check(AuthRequest request, Supplier<Optional<Session>> session) {
        if (!isActive() || exempt.contains(request.path()) || !covers(request)) {
            return Answer.next();
        }
        return ask(GuardCallback.requiring(rule()), request, session.get());
    }

    /** Explains what happens to a request. Calls the rule once, as {@link #check} does. */
    public Explanation explain(AuthRequest request, Supplier<Optional<Session>> session) {
        if (!isActive()) {
            return Explanation.of(Explanation.Decision.UNGUARDED);
        }
        if (isAmbiguous(request)) {
            return Explanation.of(Explanation.Decision.AMBIGUOUS);
        }
        AtomicBoolean signedIn = new AtomicBoolean();
        Answer answer = check(request, () -> {
            Optional<Session> read = session.get();
            signedIn.set(read.isPresent());
            return read;
        });
        return explain(request, answer, signedIn.get());
    }

    /** Explains an answer that {@link #check} has given. */
    public Explanation explain(AuthRequest request, Answer answer, boolean signedIn) {
        if (!isActive()) {
            return Explanation.of(Explanation.Decision.UNGUARDED);
        }
        if (exempt.contains(request.path())) {
            return Explanation.of(Explanation.Decision.EXEMPT);
        }
        Matcher covering = covering(request);
        if (covering == null && !matchers.isEmpty()) {
            return Explanation.of(Explanation.Decision.UNCOVERED);
        }
        return Explanation.of(answer, covering, rule(), signedIn);
    }

    private Authorized rule() {
        return authorized == null ? Authorized.signedIn() : authorized;
    }

    /** Returns whether {@link #check} may block for this request, because it may run code of the application. */
    public boolean mayBlock(AuthRequest request) {
        return authorized != null && authorized.mayBlock() && mayRefuse(request);
    }

    /** Returns whether {@link #check} asks the rule about this request. */
    public boolean mayRefuse(AuthRequest request) {
        return isActive() && !isAmbiguous(request) && !exempt.contains(request.path()) && covers(request);
    }

    /** Returns whether {@code matcher} covers a request with an unambiguous path. */
    public boolean covers(Matcher matcher, AuthRequest request) {
        return seen(request).matches(matcher);
    }

    /** Returns the answer of a callback of the application, or a refusal if the callback throws. */
    public Answer ask(GuardCallback logic, AuthRequest request, Optional<Session> session) {
        try {
            GuardRequest seen = seen(request);
            return requireNonNull(logic.answer(seen, session), "answer").asking(seen);
        } catch (Exception e) {
            LOG.error("The guard's logic threw; the request is refused", e);
            return Answer.refusedBy(e);
        }
    }

    /**
     * Asks again about a request that has passed before.
     *
     * @param callbacks the callbacks that have let the request pass besides this guard
     * @throws Exception if a rule fails, so that it is not known whether the request would pass
     */
    public boolean stillPasses(AuthRequest request, Optional<Session> session, List<GuardCallback> callbacks)
            throws Exception {
        if (mayRefuse(request) && !seen(request).passes(rule(), session)) {
            return false;
        }
        for (GuardCallback each : callbacks) {
            if (!each.answer(seen(request), session).passes()) {
                return false;
            }
        }
        return true;
    }

    private GuardRequest seen(AuthRequest request) {
        return new GuardRequest(new RequestConditionInput(request, hosts), clock);
    }

    private boolean covers(AuthRequest request) {
        return matchers.isEmpty() || covering(request) != null;
    }

    /** Returns the first matcher that covers a request; {@code null} if none does. */
    private @Nullable Matcher covering(AuthRequest request) {
        List<String> spellings = PathSpellings.candidates(request.path(), request.routedPath());
        RequestConditionInput input = new RequestConditionInput(request, hosts);
        for (Matcher matcher : matchers) {
            if (matcher.matches(spellings, input)) {
                return matcher;
            }
        }
        return null;
    }
}
