package dev.latchkey.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EndpointCalls;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.IssuedCsrfToken;
import dev.latchkey.feature.PendingSignIns;
import dev.latchkey.feature.RequestBody;
import dev.latchkey.feature.RouteAccessCheck;
import dev.latchkey.feature.RouteMatch;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.RouteTable;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.RequestLanguages;
import dev.latchkey.site.Site;
import dev.latchkey.wire.Json;
import dev.latchkey.wire.SetCookie;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Routes requests to the endpoints. Finds the route of a request, checks everything that its {@link RouteSpec}
 * requires, and gives every response the form of the wire format (wire.md#endpoints).
 */
public final class Endpoints {

    /** Where documents about a server are (RFC 8615), whatever the base path of the endpoints is. */
    private static final String WELL_KNOWN = "/.well-known/";

    private final RouteTable routes;
    private final RouteTable wellKnown;
    private final EndpointCalls calls;
    private final ErrorResponses errors;
    private final FailureReferences references;
    private final Map<String, SignInMethod> methods;
    private final EventListeners listeners;
    private final PendingSignIns pending;
    private final RouteAccessCheck access;
    private final TypedSignIns typed;
    private final RequestLanguages languages;
    private final int bodyLimit;

    public Endpoints(EndpointDependencies dependencies) {
        this.typed = new TypedSignIns(
                dependencies.customPages().signIn() == null
                        ? SignInOffers.of(dependencies.providers(), dependencies.methods())
                        : Map.of(),
                dependencies.keys(),
                dependencies.clock());
        List<RouteSpec> core = CoreRoutes.of(dependencies, typed);
        this.routes = new RouteTable(dependencies.openApi() ? withOpenApi(core) : core);
        this.wellKnown = new RouteTable(dependencies.wellKnown());
        this.calls = new EndpointCalls(dependencies.sessions(), dependencies.csrfTokens(), dependencies.callbackUrls());
        this.errors = new ErrorResponses(dependencies.customPages(), dependencies.pages());
        this.references = new FailureReferences(dependencies.randoms());
        this.methods = dependencies.methods();
        this.listeners = dependencies.listeners();
        this.pending = dependencies.pending();
        this.access = dependencies.access();
        this.languages = dependencies.languages();
        this.bodyLimit = dependencies.bodyLimit();
    }

    private List<RouteSpec> withOpenApi(List<RouteSpec> others) {
        RouteSpec own =
                RouteSpec.get("openapi.json", this::openApi).withoutCookies().describedBy(CoreRouteDocuments.OPEN_API);
        return Stream.concat(others.stream(), Stream.of(own)).toList();
    }

    private AuthResponse openApi(EndpointCall call) {
        return AuthResponse.json(200, Json.write(OpenApi.of(routes, call.site(), call.cookieSet())));
    }

    /** Returns all routes below the base path. */
    public RouteTable routes() {
        return routes;
    }

    /** Returns the way to sign in with a provider; {@code null} if there is no such provider. */
    public @Nullable SignInMethod method(String provider) {
        return methods.get(provider);
    }

    /** Returns who hears of events. */
    public EventListeners listeners() {
        return listeners;
    }

    /** Returns whether the path may be one of a document, which {@link #serveDocument} then says. */
    public static boolean mayBeDocument(String path) {
        return path.startsWith(WELL_KNOWN);
    }

    /** Returns whether the path is that of a document below {@code /.well-known/}, compared exactly (W41). */
    public boolean serveDocument(String path) {
        return document(path) != null;
    }

    private @Nullable RouteMatch document(String path) {
        return mayBeDocument(path) ? wellKnown.match(path.substring(WELL_KNOWN.length())) : null;
    }

    /** Returns whether the path is the base path or below it, compared exactly (W41). All of these are endpoints. */
    public static boolean own(String path, String basePath) {
        return path.startsWith(basePath)
                && (path.length() == basePath.length() || path.charAt(basePath.length()) == '/');
    }

    /**
     * Returns the response to a request whose path belongs to the endpoints. A bad request never makes this method
     * throw.
     */
    public AuthResponse handle(AuthRequest request, Site site) {
        AuthResponse answer = EndpointResponses.noStore(listeners.within(
                request, () -> inLanguageOf(request, () -> route(request, site))));
        String location = answer.header("Location");
        if (location != null && request.header(EndpointResponses.JSON_REDIRECT) != null) {
            answer = EndpointResponses.asJson(answer, location);
        }
        return request.method().equals("HEAD") ? withoutBody(answer) : answer;
    }

    /** Returns the response to HEAD, with the length of the body for GET (RFC 9110 section 8.6). */
    private static AuthResponse withoutBody(AuthResponse answer) {
        int length = answer.body().getBytes(UTF_8).length;
        return answer.with("Content-Length", Integer.toString(length)).withBody("");
    }

    /**
     * Does the same as a POST of {@code fields} to {@code path}, but without HTTP and without a CSRF token
     * (wire.md#signing-in-from-code).
     *
     * @throws AuthException if the action fails
     */
    public AuthResponse post(AuthRequest request, Site site, String path, Map<String, @Nullable Object> fields) {
        return listeners.within(request, () -> posted(request, site, path, fields));
    }

    private AuthResponse posted(AuthRequest request, Site site, String path, Map<String, @Nullable Object> fields) {
        RouteMatch match = routes.match(path);
        RouteSpec route = match == null ? null : match.of("POST");
        if (route == null) {
            throw new AuthException.Refused(ErrorCode.UNKNOWN_ACTION, "no such action");
        }
        EndpointCall call = calls.inProcess(request, site, new RequestBody(fields));
        try {
            return inLanguageOf(request, () -> call.withCookies(answer(route, call)));
        } catch (AuthException e) {
            tell(e, null, route); // the application shows it
            throw e;
        }
    }

    private <T> T inLanguageOf(AuthRequest request, Supplier<T> answer) {
        return languages.during(request, answer);
    }

    /** Returns the numbers by which users name failures to the help desk. */
    public FailureReferences references() {
        return references;
    }

    /**
     * Returns the response for a store that does not answer, for a program or as a page.
     *
     * @param reference the number of the failure in the log; {@code null} if the log line has none
     */
    public AuthResponse unavailable(Site site, boolean program, @Nullable String reference) {
        return EndpointResponses.noStore(errors.unavailable(site, program, reference));
    }

    /** Returns the response for a client that must wait, for a program or as a page. */
    public AuthResponse tooMany(TooManyRequests failure, Site site, boolean program, String reference) {
        return EndpointResponses.noStore(errors.tooMany(failure, site, program, reference));
    }

    /** Returns a redirect to the page that shows a failure. */
    public AuthResponse failure(AuthException failure, Site site, String reference) {
        return EndpointResponses.noStore(errors.page(failure, site, reference));
    }

    /** Returns the CSRF token for forms of the application, with the cookie if the browser does not have it yet. */
    public IssuedCsrfToken csrf(AuthRequest request, Site site) {
        return calls.csrf(request, site);
    }

    private AuthResponse route(AuthRequest request, Site site) {
        RouteMatch document = document(request.path());
        RouteMatch match = document != null
                ? document
                : routes.match(request.path().substring(site.basePath().length()));
        if (match == null) {
            return errors.notFound(site, !BrowserNavigation.is(request));
        }
        RouteSpec route = match.of(request.method());
        return route == null ? methodNotAllowed(request, site, match) : answer(request, site, route, match.variables());
    }

    private AuthResponse methodNotAllowed(AuthRequest request, Site site, RouteMatch match) {
        return BrowserNavigation.is(request)
                ? errors.notFound(site, false).withStatus(405).with("Allow", match.allow())
                : EndpointResponses.methodNotAllowed(match.allow());
    }

    private AuthResponse answer(AuthRequest request, Site site, RouteSpec route, Map<String, String> variables) {
        EndpointCall call = null;
        try {
            RequestBody body = RequestBody.read(request, route.bodyLimitOr(bodyLimit));
            call = calls.of(request, site, variables, body);
            requireCsrf(route, call);
            rememberLanguage(call);
            if (route.isHalfSignedIn()) {
                pending.require(call);
            }
            AuthResponse refusal = access.refusal(route, call);
            return cookies(route, call, refusal == null ? answer(route, call) : refusal);
        } catch (AuthException e) {
            return failed(e, call, site, route, request);
        } catch (RuntimeException e) {
            AuthException fault = new AuthException.Fault(ErrorCode.CONFIGURATION, "not foreseen", e);
            return failed(fault, call, site, route, request);
        }
    }

    private AuthResponse answer(RouteSpec route, EndpointCall call) {
        return listeners.during(call, () -> route.endpoint().answer(call));
    }

    /** The next pages of the sign-in and its mails have the language of the link with which it began. */
    private void rememberLanguage(EndpointCall call) {
        if (!call.isPost()) {
            languages
                    .named(call.query())
                    .map(language -> new SetCookie(
                            call.cookieSet().language(),
                            language.toLanguageTag(),
                            call.cookieSet().hostAttributes()))
                    .ifPresent(call::send);
        }
    }

    private static void requireCsrf(RouteSpec route, EndpointCall call) {
        if (route.needsCsrf() && !call.hasCsrfProof()) {
            throw new AuthException.Refused(ErrorCode.MISSING_CSRF, "a form without its CSRF token");
        }
    }

    private AuthResponse failed(
            AuthException failure, @Nullable EndpointCall call, Site site, RouteSpec route, AuthRequest request) {
        String reference = references.next();
        tell(failure, reference, route);
        AuthResponse answer = errors.answer(failure, reference, site, route, request);
        if (call != null && (failure.code().isForSignInPage() || failure instanceof TooManyRequests)) {
            typed.keep(call, route);
        }
        return call == null ? answer : cookies(route, call, answer);
    }

    private static AuthResponse cookies(RouteSpec route, EndpointCall call, AuthResponse answer) {
        return route.hasCookies() ? call.withCookies(answer) : answer;
    }

    private void tell(AuthException failure, @Nullable String reference, RouteSpec route) {
        if (route.isSignIn()) {
            listeners.tell(
                    new AuthEvent.SignInFailed(failure.code(), route.provider(), failure.failureCause(), reference));
        }
    }
}
