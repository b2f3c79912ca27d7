package dev.latchkey.feature;

import dev.latchkey.guard.StepUp;
import dev.latchkey.http.AuthResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes one route, which is a path below the base path with a method. The spec has the endpoint that answers, and
 * what the router demands of a request first. A POST needs Latchkey's CSRF token unless the spec says otherwise, so no
 * endpoint can forget to check it.
 */
public final class RouteSpec {

    /** The method of a route. A route for GET answers HEAD too. */
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

    /**
     * What the router demands of a request. A {@code bodyLimit} of 0 stands for the limit that the application has set.
     */
    private record Demands(boolean csrf, boolean cookies, AccessRequirement access, int bodyLimit) {

        static final Demands STANDARD = new Demands(true, true, AccessRequirement.ANYBODY, 0);
    }

    /** How the router answers a failure, and at which provider a sign-in has then failed. */
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
     * Returns a route for GET, which changes nothing.
     *
     * @param path below the base path, without a slash in front; <code>{name}</code> stands for any one segment
     */
    public static RouteSpec get(String path, Endpoint endpoint) {
        return standard(Method.GET, path, endpoint);
    }

    /** Returns a route for POST, which may change something. The path is written as for {@link #get}. */
    public static RouteSpec post(String path, Endpoint endpoint) {
        return standard(Method.POST, path, endpoint);
    }

    /**
     * Accepts a POST without a CSRF token, for requests that another server or its page sends. The endpoint must itself
     * check where such a request began.
     */
    public RouteSpec dangerouslyWithoutCsrf() {
        return with(new Demands(false, demands.cookies, demands.access, demands.bodyLimit));
    }

    /** Sends no cookies and remembers no callback URL, because the route gives everybody the same answer. */
    public RouteSpec withoutCookies() {
        return with(new Demands(demands.csrf, false, demands.access, demands.bodyLimit));
    }

    /**
     * Requires a browser that has begun to sign in and still has a step to complete. Other browsers are redirected to
     * the sign-in page. A POST counts as a try.
     */
    public RouteSpec halfSignedIn() {
        return with(AccessRequirement.HALF_SIGNED_IN);
    }

    /**
     * Requires a signed-in user. The call has the user's session. A browser without a session is redirected to the
     * sign-in page. After the sign-in, it returns to the same address if the request was a GET, or to the
     * {@code callbackUrl} of the form if it was a POST. A program without a session gets 401.
     */
    public RouteSpec signedIn() {
        return with(AccessRequirement.SIGNED_IN);
    }

    /**
     * Works like {@link #signedIn}, but the user must also have shown a factor within {@code age}, and each
     * {@link SignInStep#isEnough} must agree. If a signed-in user has not, a browser is redirected to {@code /confirm},
     * and a program gets status 401 (RFC 9470).
     *
     * @throws IllegalArgumentException if {@code age} is less than a second
     */
    public RouteSpec recently(Duration age) {
        return with(AccessRequirement.recently(age));
    }

    /** Sets how many bytes of a body are read at most. */
    public RouteSpec bodyLimit(int bytes) {
        return with(new Demands(demands.csrf, demands.cookies, demands.access, bytes));
    }

    /** Declares that only programs call this route. If the store does not answer, the response is JSON and no page. */
    public RouteSpec forPrograms() {
        return with(new Failing(true, failing.both, failing.refusal, failing.signIn, failing.provider));
    }

    /** People and programs ask here: of a failure, people see a page and programs get JSON. */
    public RouteSpec forPeopleAndPrograms() {
        return with(new Failing(failing.program, true, failing.refusal, failing.signIn, failing.provider));
    }

    /** Answers every other failure with {@code refusal} in place of the error page. */
    public RouteSpec refusedAs(AuthResponse refusal) {
        return with(new Failing(failing.program, failing.both, refusal, failing.signIn, failing.provider));
    }

    /** Reports each failure as a failed sign-in at {@code provider}; {@code null} if no known provider is meant. */
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

    /** Sets the description of what the route does, reads and answers. */
    public RouteSpec describedBy(RouteDocument words) {
        return new RouteSpec(method, segments, endpoint, demands, failing, words);
    }

    public Method method() {
        return method;
    }

    /** Returns the path as it was written. */
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

    /**
     * Returns the kind of factor that the user must have shown, and its greatest age; {@code null} if the route demands
     * no factor.
     */
    public @Nullable StepUp stepUp() {
        return demands.access.stepUp();
    }

    public boolean hasCookies() {
        return demands.cookies;
    }

    /**
     * Returns how many bytes of a body are read at most. This is {@code standard} unless the route has its own limit.
     */
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

    /** Returns the names of the variables in the path. */
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
