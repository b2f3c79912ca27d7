package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.oauth.ConfiguredIssuer;
import dev.latchkey.page.Pages;
import dev.latchkey.page.SignInOffer;
import dev.latchkey.page.SignInPage;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.site.CallbackUrlPolicy;
import dev.latchkey.wire.Form;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Handles {@code /initiate-login}, to which a provider or another site sends a browser that shall sign in (OpenID
 * Connect Core section 4). Nobody is sent on without a click, because any site can send a browser here. The page offers
 * the one provider that the request names.
 *
 * @param offers the ways to sign in, by provider id
 */
record InitiatedLoginEndpoint(
        Collection<OAuthProvider> providers,
        Map<String, SignInOffer> offers,
        CallbackUrlPolicy callbackUrls,
        Pages pages)
        implements Endpoint {

    static final String PATH = "initiate-login";

    private static final String ISSUER = "iss";
    private static final String HINT = "login_hint";
    private static final String TARGET = "target_link_uri";
    private static final int LONGEST_HINT = 1_024;

    @Override
    public AuthResponse answer(EndpointCall call) {
        return call.isPost() ? asGet(call) : page(call);
    }

    /** Sends the browser back with a GET, because it has sent no cookies with a POST from another site. */
    private AuthResponse asGet(EndpointCall call) {
        Map<String, String> texts = once(call.body().texts(), call.body().repeated());
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : List.of(ISSUER, HINT, TARGET)) {
            String text = texts.get(name);
            if (text != null) {
                fields.put(name, text);
            }
        }
        offer(fields);
        target(call, fields);
        return AuthResponse.redirect(303, Form.append(call.site().endpoint(PATH), fields));
    }

    private AuthResponse page(EndpointCall call) {
        Map<String, String> fields =
                once(call.query(), Form.repeated(call.request().query()));
        return pages.offering(List.of(offer(fields)))
                .signIn(new SignInPage(
                        call.site().endpointsPath(),
                        call.site().origin().authority(),
                        call.site().home(),
                        call.csrfToken(),
                        target(call, fields),
                        null,
                        null,
                        null));
    }

    private static Map<String, String> once(Map<String, String> fields, Set<String> repeated) {
        if (!repeated.isEmpty()) {
            throw refused("a parameter is there more than once");
        }
        return fields;
    }

    /** Returns the form that signs in at the provider whose issuer the request names. */
    private SignInOffer offer(Map<String, String> fields) {
        String issuer = fields.getOrDefault(ISSUER, "");
        SignInOffer offer = null;
        for (OAuthProvider provider : providers) {
            if (offer == null && ConfiguredIssuer.is(provider.definition(), issuer)) {
                offer = offers.get(provider.id());
            }
        }
        if (offer == null) {
            throw refused("no provider has the issuer of the request");
        }
        String hint = fields.getOrDefault(HINT, "");
        if (hint.length() > LONGEST_HINT) {
            throw refused("the login_hint is too long");
        }
        return hint.isEmpty()
                ? offer
                : new SignInOffer(
                        offer.id(), offer.name(), Form.append(offer.path(), Map.of(HINT, hint)), offer.form());
    }

    /** Returns the address to which the browser goes after the sign-in, which must be one of this application. */
    private String target(EndpointCall call, Map<String, String> fields) {
        String target = fields.getOrDefault(TARGET, "");
        String allowed = callbackUrls.resolve(target, null, call.site());
        boolean ours = target.isEmpty() || target.startsWith("/") || target.equals(allowed);
        if (!ours) {
            throw refused("the target_link_uri is not an address of this application");
        }
        return allowed;
    }

    private static AuthException refused(String message) {
        return new AuthException.Refused(ErrorCode.BAD_REQUEST, message);
    }
}
