package dev.latchkey.endpoint;

import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.ErrorPage;
import dev.latchkey.page.Pages;
import org.jspecify.annotations.Nullable;

/** Handles {@code GET /error}. Shows a page that says what went wrong (wire.md#error-page). */
final class ErrorEndpoint implements Endpoint {

    private final Pages pages;
    private final @Nullable String customPage;

    ErrorEndpoint(Pages pages, @Nullable String customPage) {
        this.pages = pages;
        this.customPage = customPage;
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        if (customPage != null) {
            return AuthResponse.redirect(
                    call.site().page(customPage, ShownFailure.of(call.query()).parameters(null)));
        }
        ShownFailure failure = ShownFailure.of(call.query());
        return pages.error(new ErrorPage(
                failure.error(),
                failure.reason(),
                failure.reference(),
                call.site().endpoint("signin"),
                call.site().home(),
                call.site().origin().authority()));
    }
}
