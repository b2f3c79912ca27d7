package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Session;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Protects the paths of an application: matchers choose the paths, {@code authorized} decides who may pass
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
     * Takes the rules.
     *
     * @param matchers none: with {@code authorized} every path, without it no path is looked at
     * @param authorized {@code null}: everybody who is signed in may pass
     * @param exempt paths that are always open, such as an application's own sign-in page; compared exactly
     * @param hosts says which host and port a request is for, for conditions; {@code null}: not known
     * @param clock by which rules say how long ago something was shown
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

    /** Whether a path is one that two parsers could read differently. */
    public static boolean isAmbiguous(AuthRequest request) {
        return PathSpellings.isAmbiguous(request.path());
    }

    /** The matchers, in order. */
    public List<Matcher> matchers() {
        return matchers;
    }

    /** Whether {@code path} is always open. */
    public boolean isExempt(String path) {
        return exempt.contains(path);
    }

    /** Whether there is any rule, so that ambiguous paths must be refused. */
    public boolean isActive() {
        return authorized != null || !matchers.isEmpty();
    }

    /** The verdict on a request with an unambiguous path. {@code session} is read only if the path is looked at. */
    public Answer check(AuthRequest request, Supplier<Optional<Session>> session) {
        if (!isActive() || exempt.contains(request.path()) || !covers(request)) {
            return Answer.next();
        }
        Authorized rule = authorized == null ? Authorized.signedIn() : authorized;
        return ask(GuardCallback.requiring(rule), request, session.get());
    }

    /** Whether {@link #check} may run code of the application's own for this request, which may wait for something. */
    public boolean mayBlock(AuthRequest request) {
        return authorized != null
                && authorized.mayBlock()
                && !isAmbiguous(request)
                && !exempt.contains(request.path())
                && covers(request);
    }

    /** Whether {@code matcher} covers a request with an unambiguous path. */
    public boolean covers(Matcher matcher, AuthRequest request) {
        return seen(request).matches(matcher);
    }

    /** The answer of an application's own logic; if it throws, a refusal. */
    public Answer ask(GuardCallback logic, AuthRequest request, Optional<Session> session) {
        try {
            GuardRequest seen = seen(request);
            return requireNonNull(logic.answer(seen, session), "answer").asking(seen.missing());
        } catch (Exception e) {
            LOG.error("The guard's logic threw; the request is refused", e);
            return Answer.refuse();
        }
    }

    private GuardRequest seen(AuthRequest request) {
        return new GuardRequest(new RequestConditionInput(request, hosts), clock);
    }

    private boolean covers(AuthRequest request) {
        if (matchers.isEmpty()) {
            return true;
        }
        List<String> spellings = PathSpellings.candidates(request.path(), request.routedPath());
        RequestConditionInput input = new RequestConditionInput(request, hosts);
        for (Matcher matcher : matchers) {
            if (matcher.matches(spellings, input)) {
                return true;
            }
        }
        return false;
    }
}
