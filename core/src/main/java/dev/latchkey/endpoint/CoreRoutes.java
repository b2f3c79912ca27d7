package dev.latchkey.endpoint;

import static dev.latchkey.feature.RouteSpec.get;
import static dev.latchkey.feature.RouteSpec.post;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.SignInRouteDocuments;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.method.ClientKeysEndpoint;
import dev.latchkey.method.OAuthProviders;
import dev.latchkey.model.CustomPages;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.OAuthProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects the routes of the core, according to the configuration (wire.md#requests). */
final class CoreRoutes {

    /** The addresses of the sign-in page. The browser client uses the second address if it has no provider. */
    private static final List<String> WITHOUT_PROVIDER = List.of("signin", "signin/undefined");

    private final List<RouteSpec> routes = new ArrayList<>();

    private CoreRoutes() {}

    static List<RouteSpec> of(EndpointDependencies dependencies, TypedSignIns typed) {
        CoreRoutes core = new CoreRoutes();
        core.facts(dependencies);
        core.pages(dependencies, typed);
        boolean remembers = dependencies.pages().remembers();
        dependencies.methods().forEach((id, method) -> core.method(id, method, remembers));
        core.initiatedLogin(dependencies);
        core.confirming(dependencies);
        core.withoutMethod();
        core.routes.addAll(dependencies.features());
        return List.copyOf(core.routes);
    }

    private void facts(EndpointDependencies dependencies) {
        SessionEndpoint session = new SessionEndpoint(dependencies.sessions(), dependencies.listeners());
        routes.add(get("providers", new ProvidersEndpoint(dependencies.providers()))
                .withoutCookies()
                .describedBy(CoreRouteDocuments.PROVIDERS));
        ClientKeysEndpoint.of(dependencies.providers())
                .ifPresent(keys ->
                        routes.add(get("jwks", keys).withoutCookies().describedBy(CoreRouteDocuments.CLIENT_KEYS)));
        routes.add(get("csrf", new CsrfEndpoint()).describedBy(CoreRouteDocuments.CSRF));
        routes.add(get("session", session).forPrograms().describedBy(CoreRouteDocuments.SESSION));
        routes.add(post("session", session)
                .forPrograms()
                .refusedAs(AuthResponse.json(400, "null"))
                .describedBy(CoreRouteDocuments.UPDATE));
    }

    private void pages(EndpointDependencies dependencies, TypedSignIns typed) {
        Pages pages = dependencies
                .pages()
                .offering(SignInOffers.of(dependencies.providers(), dependencies.methods())
                        .values());
        CustomPages custom = dependencies.customPages();
        SignOutEndpoint signOut = new SignOutEndpoint(
                dependencies.sessions(),
                dependencies.providerSignOut(),
                dependencies.upstream(),
                dependencies.control(),
                dependencies.pending(),
                dependencies.listeners(),
                pages,
                custom.signOut());
        for (String path : WITHOUT_PROVIDER) {
            routes.add(get(path, new SignInPageEndpoint(pages, custom.signIn(), typed, dependencies.lastProvider()))
                    .signsIn(null)
                    .describedBy(CoreRouteDocuments.SIGN_IN_PAGE));
        }
        routes.add(get("signout", signOut).describedBy(CoreRouteDocuments.SIGN_OUT_PAGE));
        routes.add(post("signout", signOut).describedBy(CoreRouteDocuments.SIGN_OUT));
        routes.add(get("error", new ErrorEndpoint(pages, custom.error())).describedBy(CoreRouteDocuments.ERROR_PAGE));
        if (dependencies.email() != null) {
            routes.add(get(
                            "verify-request",
                            new VerifyRequestEndpoint(dependencies.email(), pages, custom.verifyRequest()))
                    .describedBy(CoreRouteDocuments.VERIFY_REQUEST));
        }
    }

    /**
     * Adds the routes of a way to sign in.
     *
     * @param remembers whether users are asked whether to stay signed in, by the form that begins or by one that types
     */
    private void method(String id, SignInMethod method, boolean remembers) {
        SignInRouteDocuments documents = method.documents();
        boolean atOnce = method.finishesAtOnce();
        Endpoint finish = method::finish;
        RouteSpec back = post("callback/" + id, finish)
                .signsIn(id)
                .describedBy(asking(remembers && method.provesCallback(), documents.post()));
        routes.add(post("signin/" + id, method::begin)
                .signsIn(id)
                .describedBy(asking(remembers && !atOnce, documents.begin())));
        routes.add(get("callback/" + id, atOnce ? CoreRoutes::typed : finish)
                .signsIn(id)
                .describedBy(documents.arrive()));
        routes.add(method.provesCallback() ? back : back.dangerouslyWithoutCsrf());
    }

    private static RouteDocument asking(boolean asks, RouteDocument plain) {
        return asks ? plain.withBody(CoreRouteDocuments.REMEMBER) : plain;
    }

    private void initiatedLogin(EndpointDependencies dependencies) {
        Collection<OAuthProvider> remote =
                OAuthProviders.of(dependencies.providers()).values();
        if (remote.stream().anyMatch(provider -> provider.definition().isOidc())) {
            InitiatedLoginEndpoint initiated = new InitiatedLoginEndpoint(
                    remote,
                    SignInOffers.of(dependencies.providers(), dependencies.methods()),
                    dependencies.callbackUrls(),
                    dependencies.pages());
            routes.add(get(InitiatedLoginEndpoint.PATH, initiated)
                    .signsIn(null)
                    .describedBy(CoreRouteDocuments.INITIATED_LOGIN));
            routes.add(post(InitiatedLoginEndpoint.PATH, initiated)
                    .dangerouslyWithoutCsrf()
                    .withoutCookies()
                    .signsIn(null)
                    .describedBy(CoreRouteDocuments.INITIATED_LOGIN_BY_FORM));
        }
    }

    private void confirming(EndpointDependencies dependencies) {
        ConfirmMethods ways = new ConfirmMethods(dependencies);
        ConfirmEndpoint confirm = new ConfirmEndpoint(dependencies, ways);
        routes.add(get("confirm", confirm).describedBy(CoreRouteDocuments.CONFIRM_PAGE));
        for (String id : ways.ids()) {
            Endpoint answer = call -> confirm.at(id, call);
            routes.add(get("confirm/" + id, answer).signsIn(id).describedBy(CoreRouteDocuments.CONFIRM_LINK));
            routes.add(post("confirm/" + id, answer).signsIn(id).describedBy(CoreRouteDocuments.CONFIRM));
        }
    }

    /** Adds the routes for addresses without a provider, or with an unknown one. */
    private void withoutMethod() {
        for (String path : WITHOUT_PROVIDER) {
            routes.add(post(path, call -> AuthResponse.redirect(call.site().endpoint("signin")))
                    .signsIn(null)
                    .describedBy(CoreRouteDocuments.NO_PROVIDER));
        }
        Endpoint unknown = CoreRoutes::unknown;
        routes.add(nowhere(post("signin/{provider}", unknown).dangerouslyWithoutCsrf()));
        for (String path : List.of("callback", "callback/{provider}")) {
            routes.add(nowhere(get(path, unknown)));
            routes.add(nowhere(post(path, unknown).dangerouslyWithoutCsrf()));
        }
    }

    private static RouteSpec nowhere(RouteSpec route) {
        return route.signsIn(null).describedBy(CoreRouteDocuments.UNKNOWN_PROVIDER);
    }

    /**
     * Refuses a GET with values that a user types, such as credentials. These must come by POST with a CSRF token,
     * because a link must not sign anybody in.
     */
    private static AuthResponse typed(EndpointCall call) {
        throw unknown("what people type comes by POST");
    }

    private static AuthResponse unknown(EndpointCall call) {
        throw unknown("no such provider");
    }

    private static AuthException.Refused unknown(String message) {
        return new AuthException.Refused(ErrorCode.INVALID_PROVIDER, FailureCause.PROVIDER_UNKNOWN, message, null);
    }
}
