package dev.latchkey.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.CustomPages;
import dev.latchkey.signin.EmailSignIn;
import dev.latchkey.site.Site;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way to the endpoints: finds who answers, and puts every answer in the form that the wire wants (contract §1). */
public final class Endpoints {

    private final Parts parts;
    private final Calls calls;
    private final Failures failures;
    private final ProvidersEndpoint providers;
    private final Map<Action, Endpoint> endpoints = new EnumMap<>(Action.class);

    public Endpoints(Parts parts) {
        this.parts = parts;
        this.calls = new Calls(parts.sessions(), parts.csrfTokens(), parts.callbackUrls());
        this.failures = new Failures(parts.customPages(), parts.pages());
        this.providers = new ProvidersEndpoint(parts.providers().values());
        ProviderSignOut providerSignOut = new ProviderSignOut(parts.providers(), parts.oauth());
        SignInCompletion completion = new SignInCompletion(
                parts.signIn(),
                parts.accounts(),
                parts.callbackUrls(),
                parts.sessions(),
                providerSignOut,
                parts.listeners(),
                parts.rolesClaim(),
                parts.clients());
        LinkIntent linkIntent = new LinkIntent(parts.accounts() != null, parts.sessions());
        CustomPages custom = parts.customPages();
        EmailSignIn email = parts.email();
        endpoints.put(Action.CSRF, new CsrfEndpoint());
        endpoints.put(Action.SESSION, new SessionEndpoint(parts.sessions(), parts.listeners()));
        endpoints.put(Action.ERROR, new ErrorEndpoint(parts.pages(), custom.error()));
        endpoints.put(
                Action.SIGNIN,
                new SignInEndpoint(
                        parts.providers(),
                        parts.oauth(),
                        linkIntent,
                        email == null ? null : mailing(email, completion),
                        parts.pages(),
                        custom.signIn()));
        endpoints.put(
                Action.SIGNOUT,
                new SignOutEndpoint(
                        parts.sessions(), providerSignOut, parts.listeners(), parts.pages(), custom.signOut()));
        endpoints.put(
                Action.CALLBACK,
                new CallbackEndpoint(
                        parts.providers(),
                        parts.oauth(),
                        new CredentialsSignIn(parts.providers(), parts.credentials(), completion),
                        email == null ? null : new EmailCallback(email, completion, parts.pages(), parts.listeners()),
                        completion,
                        linkIntent,
                        parts.sessions()));
        endpoints.put(
                Action.VERIFY_REQUEST,
                new VerifyRequestEndpoint(parts.providers(), email, parts.pages(), custom.verifyRequest()));
    }

    private EmailMailing mailing(EmailSignIn email, SignInCompletion completion) {
        MailDelivery delivery = new MailDelivery(email, parts.mailExecutor(), parts.listeners());
        return new EmailMailing(email, completion, delivery, parts.pages());
    }

    /** Whether a request's path belongs to the endpoints. */
    public static boolean own(String path, String basePath) {
        return Route.isOurs(path, basePath);
    }

    /** Answers a request whose path belongs to the endpoints. Never throws for what a request can do. */
    public AuthResponse handle(AuthRequest request, Site site) {
        AuthResponse answer = Answers.noStore(route(request, site));
        String location = answer.header("Location");
        if (location != null && request.header(Answers.JSON_REDIRECT) != null) {
            answer = Answers.asJson(answer, location);
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
     * (contract §11.4).
     *
     * @throws AuthException for every way in which it can fail
     */
    public AuthResponse post(AuthRequest request, Site site, String path, Map<String, @Nullable Object> fields) {
        Route route = Route.parse("/" + path, "");
        if (route == null) {
            throw new AuthException.Refused(ErrorCode.UNKNOWN_ACTION, "no such action");
        }
        Call call = calls.inProcess(request, site, route, new Body(fields));
        try {
            return call.withCookies(dispatch(call));
        } catch (AuthException e) {
            tell(e, route);
            throw e;
        }
    }

    /** That the store did not answer, for a program or as a page. */
    public AuthResponse unavailable(Site site, boolean program) {
        return Answers.noStore(failures.unavailable(site, program));
    }

    /** That somebody has to wait, in the same two forms. */
    public AuthResponse tooMany(TooManyRequests failure, Site site, boolean program) {
        return Answers.noStore(failures.tooMany(failure, site, program));
    }

    /** The page that tells a person of a failure, as a redirect. */
    public AuthResponse failure(AuthException failure, Site site) {
        return Answers.noStore(failures.page(failure, site));
    }

    /** The token for forms of the application's own, and the cookie that goes with it if the browser lacks it. */
    public CsrfGrant csrf(AuthRequest request, Site site) {
        return calls.csrf(request, site);
    }

    private AuthResponse route(AuthRequest request, Site site) {
        String method = request.method();
        boolean post = method.equals("POST");
        Route route = Route.parse(request.path(), site.basePath());
        if (route == null) {
            return Answers.badRequest();
        }
        if (Action.ABSENT.contains(route.action())
                || (route.action() == Action.VERIFY_REQUEST && parts.email() == null)) {
            return Answers.message(404, "This way to sign in is not offered here.");
        }
        String allow = route.action().allow(route.providerId());
        if (!post && !method.equals("GET") && !method.equals("HEAD")) {
            return Answers.methodNotAllowed(allow);
        }
        if (!allow.contains(method)) {
            return Answers.methodNotAllowed(allow);
        }
        return route.action() == Action.PROVIDERS ? providers.answer(site) : answer(request, site, route);
    }

    private AuthResponse answer(AuthRequest request, Site site, Route route) {
        Call call = null;
        try {
            Body body = Body.read(request, parts.bodyLimit());
            call = calls.of(request, site, route, body);
            return call.withCookies(dispatch(call));
        } catch (AuthException e) {
            return failed(e, call, site, route, request);
        } catch (RuntimeException e) {
            AuthException fault = new AuthException.Fault(ErrorCode.CONFIGURATION, "not foreseen", e);
            return failed(fault, call, site, route, request);
        }
    }

    private AuthResponse dispatch(Call call) {
        String providerId = call.route.providerId();
        if (providerId != null && !parts.providers().containsKey(providerId)) {
            throw new AuthException.Refused(ErrorCode.INVALID_PROVIDER, "no such provider");
        }
        Endpoint endpoint = endpoints.get(call.route.action());
        if (endpoint == null) {
            throw new AuthException.Refused(ErrorCode.UNKNOWN_ACTION, "nobody answers " + call.route.action().wire);
        }
        return endpoint.answer(call);
    }

    private AuthResponse failed(
            AuthException failure, @Nullable Call call, Site site, Route route, AuthRequest request) {
        tell(failure, route);
        AuthResponse answer = failures.answer(failure, site, route, request);
        return call == null ? answer : call.withCookies(answer);
    }

    private void tell(AuthException failure, Route route) {
        if (route.action() == Action.CALLBACK || route.action() == Action.SIGNIN) {
            parts.listeners().tell(new AuthEvent.SignInFailed(failure.code(), known(route.providerId())));
        }
    }

    private @Nullable String known(@Nullable String providerId) {
        return providerId != null && parts.providers().containsKey(providerId) ? providerId : null;
    }
}
