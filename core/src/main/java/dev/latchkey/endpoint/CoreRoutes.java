package dev.latchkey.endpoint;

import static dev.latchkey.feature.RouteSpec.get;
import static dev.latchkey.feature.RouteSpec.post;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.Pages;
import java.util.ArrayList;
import java.util.List;

/** The routes that the core has, by what is configured (wire.md#requests). */
final class CoreRoutes {

    /** The second is what the browser client writes for no provider. */
    private static final List<String> WITHOUT_PROVIDER = List.of("signin", "signin/undefined");

    private final List<RouteSpec> routes = new ArrayList<>();

    private CoreRoutes() {}

    static List<RouteSpec> of(Parts parts) {
        CoreRoutes core = new CoreRoutes();
        core.facts(parts);
        core.pages(parts);
        parts.methods().forEach(core::method);
        core.confirming(parts);
        core.withoutMethod();
        return List.copyOf(core.routes);
    }

    private void facts(Parts parts) {
        SessionEndpoint session = new SessionEndpoint(parts.sessions(), parts.listeners());
        routes.add(get("providers", new ProvidersEndpoint(parts.providers())).withoutCookies());
        routes.add(get("csrf", new CsrfEndpoint()));
        routes.add(get("session", session).forPrograms());
        routes.add(post("session", session).forPrograms().refusedAs(AuthResponse.json(400, "null")));
    }

    private void pages(Parts parts) {
        Pages pages = parts.pages();
        CustomPages custom = parts.customPages();
        SignOutEndpoint signOut = new SignOutEndpoint(
                parts.sessions(), parts.providerSignOut(), parts.listeners(), pages, custom.signOut());
        for (String path : WITHOUT_PROVIDER) {
            routes.add(get(path, new SignInPageEndpoint(pages, custom.signIn())).signsIn(null));
        }
        routes.add(get("signout", signOut));
        routes.add(post("signout", signOut));
        routes.add(get("error", new ErrorEndpoint(pages, custom.error())));
        if (parts.email() != null) {
            routes.add(get("verify-request", new VerifyRequestEndpoint(parts.email(), pages, custom.verifyRequest())));
        }
    }

    private void method(String id, SignInMethod method) {
        RouteSpec back = post("callback/" + id, method::finish).signsIn(id);
        routes.add(post("signin/" + id, method::begin).signsIn(id));
        routes.add(get("callback/" + id, method::finish).signsIn(id));
        routes.add(method.provesCallback() ? back : back.dangerouslyWithoutCsrf());
    }

    private void confirming(Parts parts) {
        ConfirmWays ways = new ConfirmWays(parts.methods());
        ConfirmEndpoint confirm = new ConfirmEndpoint(parts, ways);
        routes.add(get("confirm", confirm));
        for (String id : ways.all().keySet()) {
            routes.add(get("confirm/" + id, call -> confirm.at(id, call)).signsIn(id));
            routes.add(post("confirm/" + id, call -> confirm.at(id, call)).signsIn(id));
        }
    }

    /** Addresses that name no provider, or one that there is not. */
    private void withoutMethod() {
        for (String path : WITHOUT_PROVIDER) {
            routes.add(post(path, call -> AuthResponse.redirect(call.site().endpoint("signin")))
                    .signsIn(null));
        }
        routes.add(post("signin/{provider}", CoreRoutes::unknown)
                .dangerouslyWithoutCsrf()
                .signsIn(null));
        for (String path : List.of("callback", "callback/{provider}")) {
            routes.add(get(path, CoreRoutes::unknown).signsIn(null));
            routes.add(post(path, CoreRoutes::unknown).dangerouslyWithoutCsrf().signsIn(null));
        }
    }

    private static AuthResponse unknown(EndpointCall call) {
        throw new AuthException.Refused(ErrorCode.INVALID_PROVIDER, "no such provider");
    }
}
