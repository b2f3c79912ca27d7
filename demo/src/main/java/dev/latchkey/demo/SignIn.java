package dev.latchkey.demo;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ProviderStyle;
import dev.latchkey.provider.Providers;
import dev.latchkey.testing.OpenIdProvider;
import java.util.Locale;

/** The one set-up: who can sign in how, and where the guard looks. */
final class SignIn {

    static final String CLIENT_ID = "latchkey-demo";
    static final String CLIENT_SECRET = "not-a-secret: it is in the source";

    private static final String ACCENT = "#0f766e";

    private SignIn() {}

    static Auth auth(Options options, OpenIdProvider people) {
        // region set-up
        AuthBuilder builder = Auth.builder()
                .provider(demoProvider(people))
                .matcher("/dashboard/:path*")
                .authorized((request, session) -> session.isPresent());
        // endregion
        Providers.ids().stream()
                .filter(id -> options.has("AUTH_" + id.toUpperCase(Locale.ROOT).replace('-', '_') + "_ID"))
                .map(Providers::named)
                .forEach(builder::provider);
        return builder.environment(options.environment())
                .theme(new Theme("Latchkey demo", Theme.ColorScheme.AUTO, ACCENT, "#ffffff", "/logo.svg"))
                .build();
    }

    private static Provider demoProvider(OpenIdProvider people) {
        return OAuthProvider.oidc("demo", "Demo provider")
                .issuer(people.issuer())
                .clientId(CLIENT_ID)
                .clientSecret(CLIENT_SECRET)
                .style(new ProviderStyle(ACCENT, "#ffffff"));
    }
}
