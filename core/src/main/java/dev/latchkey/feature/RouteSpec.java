package dev.latchkey.feature;

import dev.latchkey.guard.StepUp;
import dev.latchkey.http.AuthResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One address below the base path and one method: what answers there, and what the router asks before. A POST needs our
 * CSRF token unless the spec says otherwise, so no endpoint can forget it.
 */
public final class RouteSpec {

    /** The methods there are; a route for GET answers HEAD too. */
    public enum Method {
        GET,
        POST
    }

    private final Method method;
    private final List<String> segments;
    private final Endpoint endpoint;
    private final Demands demands;
    private final Failing failing;
    private final RouteDocument document;

    /** What the router asks of a request; 0 bytes: what the application has set. */
    private record Demands(boolean csrf, boolean cookies, AccessRequirement access, int bodyLimit) {

        static final Demands STANDARD = new Demands(true, true, AccessRequirement.ANYBODY, 0);
    }

    /** What a failure looks like, and whose sign-in has failed then. */
    private record Failing(
            boolean program,
            boolean both,
            @Nullable AuthResponse refusal,
            boolean signIn,
            @Nullable String provider) {

        static final Failing STANDARD = new Failing(false, false, null, false, null);
    }

    private RouteSpec(
            Method method,
            List<String> segments,
            Endpoint endpoint,
            Demands demands,
            Failing failing,
            RouteDocument document) {
        this.method = method;
        this.segments = segments;
        this.endpoint = endpoint;
        this.demands = demands;
        this.failing = failing;
        this.document = document;
    }

    private static RouteSpec standard(Method method, String path, Endpoint endpoint) {
        List<String> segments = List.of(path.split("/"));
        return new RouteSpec(method, segments, endpoint, Demands.STANDARD, Failing.STANDARD, RouteDocument.NONE);
    }

    /**
     * A route that is read.
     *
     * @param path below the base path, without a slash in front; <code>{name}</code> stands for any one segment
     */
    public static RouteSpec get(String path, Endpoint endpoint) {
        return standard(Method.GET, path, endpoint);
    }

    /** A route that changes something. The path is written as for {@link #get}. */
    public static RouteSpec post(String path, Endpoint endpoint) {
        return standard(Method.POST, path, endpoint);
    }

    /** For what another server posts, or its page: whatever answers there must find its own proof of where it began. */
    public RouteSpec dangerouslyWithoutCsrf() {
        return with(new Demands(false, demands.cookies, demands.access, demands.bodyLimit));
    }

    /** The same answer for everybody: no cookie goes out with it, and no callback URL is remembered. */
    public RouteSpec withoutCookies() {
        return with(new Demands(demands.csrf, false, demands.access, demands.bodyLimit));
    }

    /**
     * For a browser that has begun to sign in and has a step before it: others are sent to the sign-in page, and a POST
     * counts as a try.
     */
    public RouteSpec halfSignedIn() {
        return with(AccessRequirement.HALF_SIGNED_IN);
    }

    /**
     * For users who are signed in; the call knows their session. Others who use a browser are sent to the sign-in page
     * and back: after a GET to the same address, after a POST to the {@code callbackUrl} of its form. A program gets
     * 401.
     */
    public RouteSpec signedIn() {
        return with(AccessRequirement.SIGNED_IN);
    }

    /**
     * As {@link #signedIn}, for users who have shown within {@code age} that it is them. Others who are signed in are
     * asked to show it again: a browser at {@code /confirm}, a program by status 401 (RFC 9470).
     *
     * @throws IllegalArgumentException if {@code age} is less than a second
     */
    public RouteSpec recently(Duration age) {
        return with(AccessRequirement.recently(age));
    }

    /** How many bytes of a body are read at most. */
    public RouteSpec bodyLimit(int bytes) {
        return with(new Demands(demands.csrf, demands.cookies, demands.access, bytes));
    }

    /** Only programs ask here: a store that does not answer is JSON and no page. */
    public RouteSpec forPrograms() {
        return with(new Failing(true, failing.both, failing.refusal, failing.signIn, failing.provider));
    }

    /** People and programs ask here: of a failure, people see a page and programs get JSON. */
    public RouteSpec forPeopleAndPrograms() {
        return with(new Failing(failing.program, true, failing.refusal, failing.signIn, failing.provider));
    }

    /** Answers every other failure with {@code refusal} in place of the page that says what went wrong. */
    public RouteSpec refusedAs(AuthResponse refusal) {
        return with(new Failing(failing.program, failing.both, refusal, failing.signIn, failing.provider));
    }

    /** A failure is a sign-in that has failed; {@code null}: at no provider that there is. */
    public RouteSpec signsIn(@Nullable String provider) {
        return with(new Failing(failing.program, failing.both, failing.refusal, true, provider));
    }

    private RouteSpec with(AccessRequirement access) {
        if (!demands.access.equals(AccessRequirement.ANYBODY)) {
            throw new IllegalStateException("Who may call " + this + " is set twice: make one call");
        }
        return with(new Demands(demands.csrf, demands.cookies, access, demands.bodyLimit));
    }

    private RouteSpec with(Demands changed) {
        return new RouteSpec(method, segments, endpoint, changed, failing, document);
    }

    private RouteSpec with(Failing changed) {
        return new RouteSpec(method, segments, endpoint, demands, changed, document);
    }

    /** Says what the route does, reads and answers. */
    public RouteSpec describedBy(RouteDocument words) {
        return new RouteSpec(method, segments, endpoint, demands, failing, words);
    }

    public Method method() {
        return method;
    }

    /** As it was written. */
    public String path() {
        return String.join("/", segments);
    }

    List<String> segments() {
        return segments;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public boolean needsCsrf() {
        return method == Method.POST && demands.csrf;
    }

    public boolean isHalfSignedIn() {
        return demands.access.equals(AccessRequirement.HALF_SIGNED_IN);
    }

    public boolean needsSession() {
        return demands.access.session();
    }

    /** What the user of the session must have shown, and how long ago at most; {@code null}: nothing more. */
    public @Nullable StepUp stepUp() {
        return demands.access.stepUp();
    }

    public boolean hasCookies() {
        return demands.cookies;
    }

    /** How many bytes of a body are read; {@code standard} unless the route has a limit of its own. */
    public int bodyLimitOr(int standard) {
        return demands.bodyLimit == 0 ? standard : demands.bodyLimit;
    }

    public boolean isForPrograms() {
        return failing.program;
    }

    public boolean isForPeopleAndPrograms() {
        return failing.both;
    }

    public RouteDocument document() {
        return document;
    }

    /** The names of the variables in the path. */
    public List<String> variables() {
        return segments.stream()
                .filter(RouteSpec::isVariable)
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    public @Nullable AuthResponse refusal() {
        return failing.refusal;
    }

    public boolean isSignIn() {
        return failing.signIn;
    }

    public @Nullable String provider() {
        return failing.provider;
    }

    @Override
    public String toString() {
        return method + " " + path();
    }
}
