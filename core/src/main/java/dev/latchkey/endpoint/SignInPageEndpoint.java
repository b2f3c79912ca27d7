package dev.latchkey.endpoint;

import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.LastProvider;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.Pages;
import dev.latchkey.page.SignInPage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Handles {@code GET /signin}. Shows the page with all ways to sign in.
 *
 * @param customPage the path of the application's own page; {@code null}: there is none
 */
record SignInPageEndpoint(Pages pages, @Nullable String customPage, TypedSignIns typed, LastProvider lastProvider)
        implements Endpoint {

    @Override
    public AuthResponse answer(EndpointCall call) {
        ShownFailure failure = ShownFailure.of(call.query());
        if (customPage != null) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("callbackUrl", call.callbackUrl());
            parameters.putAll(failure.parameters(null));
            return AuthResponse.redirect(call.site().page(customPage, parameters));
        }
        return pages.signIn(new SignInPage(
                call.site().endpointsPath(),
                call.site().origin().authority(),
                call.site().home(),
                call.csrfToken(),
                call.callbackUrl(),
                failure.error(),
                call.query().get("code"),
                call.query().get("email"),
                failure.reason(),
                failure.reference(),
                typed.take(call),
                lastProvider.of(call).orElse(null)));
    }
}
