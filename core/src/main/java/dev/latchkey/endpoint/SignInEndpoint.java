package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.Pages;
import dev.latchkey.page.SignInPage;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.signin.OAuthSignIn;
import dev.latchkey.signin.Started;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /signin}: the page; {@code POST /signin/<id>}: off to the provider (wire.md#authorization-request), or a
 * mail.
 */
final class SignInEndpoint implements Endpoint {

    private final Map<String, Provider> providers;
    private final OAuthSignIn oauth;
    private final LinkIntent linkIntent;
    private final @Nullable EmailMailing email;
    private final Pages pages;
    private final @Nullable String customPage;

    SignInEndpoint(
            Map<String, Provider> providers,
            OAuthSignIn oauth,
            LinkIntent linkIntent,
            @Nullable EmailMailing email,
            Pages pages,
            @Nullable String customPage) {
        this.providers = providers;
        this.oauth = oauth;
        this.linkIntent = linkIntent;
        this.email = email;
        this.pages = pages;
        this.customPage = customPage;
    }

    @Override
    public AuthResponse answer(Call call) {
        if (!call.post) {
            return page(call);
        }
        if (!call.proven) {
            throw new AuthException.Refused(ErrorCode.MISSING_CSRF, "a sign-in without its CSRF token");
        }
        Provider provider = call.route.providerId() == null ? null : providers.get(call.route.providerId());
        if (provider instanceof EmailProvider mailed && email != null) {
            return email.answer(call, mailed);
        }
        return provider instanceof OAuthProvider remote ? start(call, remote) : toPage(call);
    }

    private AuthResponse start(Call call, OAuthProvider provider) {
        Started started = oauth.start(
                provider,
                call.site.endpoint("callback/" + provider.id()),
                call.callbackUrl,
                linkIntent.of(call, provider),
                call.requested(),
                call.cookies,
                call.cookieSet);
        call.send(started.cookies());
        return AuthResponse.redirect(started.location());
    }

    private static AuthResponse toPage(Call call) {
        return AuthResponse.redirect(call.site.endpoint("signin"));
    }

    private AuthResponse page(Call call) {
        String error = call.query.get("error");
        if (customPage != null) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("callbackUrl", call.callbackUrl);
            if (error != null) {
                parameters.put("error", error);
            }
            return AuthResponse.redirect(call.site.page(customPage, parameters));
        }
        return pages.signIn(new SignInPage(
                call.site.endpointsPath(),
                call.site.origin().authority(),
                call.csrf.token(),
                call.callbackUrl,
                error,
                call.query.get("code"),
                call.query.get("email")));
    }
}
