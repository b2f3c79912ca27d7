package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.exchange.ExchangeDependencies;
import dev.latchkey.feature.Installed;
import dev.latchkey.lazy.Lazy;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.provider.Provider;
import dev.latchkey.session.SessionControl;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the components of an {@link Auth}.
 *
 * @param exchange the objects that the exchanges of all requests share
 * @param bodyLimit the largest number of bytes of a request body that the endpoints read
 * @param control ends sessions before they expire; {@code null} if the application cannot end sessions
 * @param signIn what signs users in, and their accounts; made when somebody first needs it
 * @param http the HTTP client for requests to providers, made for the first of them
 * @param health finds out whether everything works
 */
record AuthComponents(
        List<Provider> providers,
        Installed features,
        ExchangeDependencies exchange,
        int bodyLimit,
        @Nullable SessionControl control,
        Supplier<SignInAssembly> signIn,
        Lazy<ProviderHttp> http,
        HealthCheck health) {

    AuthComponents {
        requireNonNull(providers, "providers"); // a data binder may pass null
        requireNonNull(features, "features");
        requireNonNull(exchange, "exchange");
        requireNonNull(signIn, "signIn");
        requireNonNull(http, "http");
    }

    UserSessions userSessions() {
        return new UserSessions(requireControl(control));
    }

    static SessionControl requireControl(@Nullable SessionControl control) {
        if (control == null) {
            throw new IllegalStateException("Sessions are sealed and cannot be ended before their time: call store(…),"
                    + " such as JdbcStore.of(dataSource), and with Sessions.sealed() revocable(…) too");
        }
        return control;
    }

    UserAccounts userAccounts() {
        return requireStore(signIn.get().accounts(), "accounts");
    }

    Users allUsers() {
        return requireStore(signIn.get().users(), "users");
    }

    ProviderTokens tokens() {
        return signIn.get().tokens();
    }

    private static <T> T requireStore(@Nullable T kept, String what) {
        if (kept == null) {
            throw new IllegalStateException(
                    "There is nowhere to keep " + what + ": call store(…), such as JdbcStore.of(dataSource)");
        }
        return kept;
    }
}
