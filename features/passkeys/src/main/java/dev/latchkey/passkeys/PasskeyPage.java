package dev.latchkey.passkeys;

import dev.latchkey.feature.AccountSection.Shown;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.FeaturePage;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.wire.Json;
import java.util.List;

/** {@code GET /passkey}: the passkeys of a user, for applications without the account page, and for programs. */
record PasskeyPage(FeatureContext context, PasskeySection section) implements Endpoint {

    @Override
    public AuthResponse answer(EndpointCall call) {
        Shown shown = section.show(call, Passkeys.ID);
        if (!BrowserNavigation.is(call.request())) {
            return AuthResponse.json(200, Json.write(shown.json()));
        }
        return context.pages()
                .feature(new FeaturePage(
                        shown.title(),
                        call.site().origin().authority(),
                        call.site().page("/"),
                        TemplateRenderer.content((out, hooks) -> JtepageGenerated.render(out, hooks, shown.content())),
                        List.of(),
                        shown.scripts(),
                        200));
    }
}
