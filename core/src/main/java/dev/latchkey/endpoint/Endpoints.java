package dev.latchkey.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.CsrfGrant;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EndpointCalls;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.Navigation;
import dev.latchkey.feature.PendingSignIns;
import dev.latchkey.feature.RequestBody;
import dev.latchkey.feature.RouteAccess;
import dev.latchkey.feature.RouteMatch;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.RouteTable;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.site.Site;
import dev.latchkey.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The router: finds the route of a request, asks everything that its {@link RouteSpec} demands, and puts every answer
 * in the form that the wire wants (wire.md#endpoints).
 */
public final class Endpoints {

    private final RouteTable routes;
    private final EndpointCalls calls;
    private final ErrorResponses errors;
    private final EventListeners listeners;
    private final PendingSignIns pending;
    private final RouteAccess access;
    private final int bodyLimit;

    public Endpoints(EndpointDependencies parts) {
        this.routes = new RouteTable(parts.openApi() ? withOpenApi(CoreRoutes.of(parts)) : CoreRoutes.of(parts));
        this.calls = new EndpointCalls(parts.sessions(), parts.csrfTokens(), parts.callbackUrls());
        this.errors = new ErrorResponses(parts.customPages(), parts.pages());
        this.listeners = parts.listeners();
        this.pending = parts.pending();
        this.access = parts.access();
        this.bodyLimit = parts.bodyLimit();
    }

    private List<RouteSpec> withOpenApi(List<RouteSpec> others) {
        RouteSpec own =
                RouteSpec.get("openapi.json", this::openApi).withoutCookies().describedBy(CoreRouteDocuments.OPEN_API);
        return Stream.concat(others.stream(), Stream.of(own)).toList();
    }

    private AuthResponse openApi(EndpointCall call) {
        return AuthResponse.json(200, Json.write(OpenApi.of(routes, call.site(), call.cookieSet())));
    }

    /** Everything that answers below the base path. */
    public RouteTable routes() {
        return routes;
    }

    /** Whether the path is ours at all: the base path itself, or anything below it, compared exactly (W41). */
    public static boolean own(String path, String basePath) {
        return path.startsWith(basePath)
                && (path.length() == basePath.length() || path.charAt(basePath.length()) == '/');
    }

    /** Answers a request whose path belongs to the endpoints. Never throws for what a request can do. */
    public AuthResponse handle(AuthRequest request, Site site) {
        AuthResponse answer = EndpointResponses.noStore(route(request, site));
        String location = answer.header("Location");
        if (location != null && request.header(EndpointResponses.JSON_REDIRECT) != null) {
            answer = EndpointResponses.asJson(answer, location);
        }
        return request.method().equals("HEAD") ? withoutBody(answer) : answer;
    }

    /** What HEAD answers: the length is that of GET's body (RFC 9110 section 8.6). */
    private static AuthResponse withoutBody(AuthResponse answer) {
        int length = answer.body().getBytes(UTF_8).length;
        return answer.with("Content-Length", Integer.toString(length)).withBody("");
    }

    /**
     * The same as a POST of {@code fields} to {@code path}, without HTTP and so without proof that the form is ours
     * (wire.md#signing-in-from-code).
     *
     * @throws AuthException for every way in which it can fail
     */
    public AuthResponse post(AuthRequest request, Site site, String path, Map<String, @Nullable Object> fields) {
        RouteMatch match = routes.match(path);
        RouteSpec route = match == null ? null : match.of("POST");
        if (route == null) {
            throw new AuthException.Refused(ErrorCode.UNKNOWN_ACTION, "no such action");
        }
        EndpointCall call = calls.inProcess(request, site, new RequestBody(fields));
        try {
            return call.withCookies(route.endpoint().answer(call));
        } catch (AuthException e) {
            tell(e, route);
            throw e;
        }
    }

    /** That the store did not answer, for a program or as a page. */
    public AuthResponse unavailable(Site site, boolean program) {
        return EndpointResponses.noStore(errors.unavailable(site, program));
    }

    /** That somebody has to wait, in the same two forms. */
    public AuthResponse tooMany(TooManyRequests failure, Site site, boolean program) {
        return EndpointResponses.noStore(errors.tooMany(failure, site, program));
    }

    /** The page that tells a person of a failure, as a redirect. */
    public AuthResponse failure(AuthException failure, Site site) {
        return EndpointResponses.noStore(errors.page(failure, site));
    }

    /** The token for forms of the application's own, and the cookie that goes with it if the browser lacks it. */
    public CsrfGrant csrf(AuthRequest request, Site site) {
        return calls.csrf(request, site);
    }

    private AuthResponse route(AuthRequest request, Site site) {
        RouteMatch match = routes.match(request.path().substring(site.basePath().length()));
        if (match == null) {
            return errors.notFound(site, !Navigation.is(request));
        }
        RouteSpec route = match.of(request.method());
        return route == null
                ? EndpointResponses.methodNotAllowed(match.allow())
                : answer(request, site, route, match.variables());
    }

    private AuthResponse answer(AuthRequest request, Site site, RouteSpec route, Map<String, String> variables) {
        EndpointCall call = null;
        try {
            RequestBody body = RequestBody.read(request, route.bodyLimitOr(bodyLimit));
            call = calls.of(request, site, variables, body);
            requireCsrf(route, call);
            if (route.isHalfSignedIn()) {
                pending.require(call);
            }
            AuthResponse refusal = access.refusal(route, call);
            return cookies(route, call, refusal == null ? route.endpoint().answer(call) : refusal);
        } catch (AuthException e) {
            return failed(e, call, site, route, request);
        } catch (RuntimeException e) {
            AuthException fault = new AuthException.Fault(ErrorCode.CONFIGURATION, "not foreseen", e);
            return failed(fault, call, site, route, request);
        }
    }

    private static void requireCsrf(RouteSpec route, EndpointCall call) {
        if (route.needsCsrf() && !call.hasCsrfProof()) {
            throw new AuthException.Refused(ErrorCode.MISSING_CSRF, "a form without its CSRF token");
        }
    }

    private AuthResponse failed(
            AuthException failure, @Nullable EndpointCall call, Site site, RouteSpec route, AuthRequest request) {
        tell(failure, route);
        AuthResponse answer = errors.answer(failure, site, route, request);
        return call == null ? answer : cookies(route, call, answer);
    }

    private static AuthResponse cookies(RouteSpec route, EndpointCall call, AuthResponse answer) {
        return route.hasCookies() ? call.withCookies(answer) : answer;
    }

    private void tell(AuthException failure, RouteSpec route) {
        if (route.isSignIn()) {
            listeners.tell(new AuthEvent.SignInFailed(failure.code(), route.provider()));
        }
    }
}
