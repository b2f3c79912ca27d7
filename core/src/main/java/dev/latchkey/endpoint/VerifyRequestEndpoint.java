package dev.latchkey.endpoint;

import dev.latchkey.email.EmailSignIn;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.Pages;
import dev.latchkey.page.VerifyRequestPage;
import dev.latchkey.page.VerifyRequestPage.Mailed;
import org.jspecify.annotations.Nullable;

/**
 * Handles {@code GET /verify-request}. Shows a page that says that a mail was sent (wire.md#mail-page). The address on
 * the page comes only from this browser's sealed cookie, so an attacker cannot make the page show an address.
 */
record VerifyRequestEndpoint(
        EmailSignIn email, Pages pages, @Nullable String customPage) implements Endpoint {

    @Override
    public AuthResponse answer(EndpointCall call) {
        if (customPage != null) {
            return AuthResponse.redirect(call.site().page(customPage, call.query()));
        }
        return pages.verifyRequest(new VerifyRequestPage(
                call.site().endpointsPath(),
                call.site().origin().authority(),
                call.site().home(),
                call.csrfToken(),
                call.callbackUrl(),
                mailed(call),
                ErrorCode.VERIFICATION.wire().equals(call.query().get("error"))));
    }

    private @Nullable Mailed mailed(EndpointCall call) {
        String provider = call.query().get("provider");
        if (provider == null) {
            return null;
        }
        return email.challenges()
                .pending(provider, null, call.cookies(), call.cookieSet())
                .map(pending ->
                        new Mailed(provider, pending.address().text(), pending.id() != null, pending.remembered()))
                .orElse(null);
    }
}
