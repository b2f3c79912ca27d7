package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.exchange.ExchangeDependencies;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.provider.Provider;
import dev.latchkey.session.SessionControl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an {@link Auth} is put together from.
 *
 * @param exchange what the exchanges of all requests have in common
 * @param bodyLimit how many bytes of a body the endpoints read
 * @param control of sessions before their time; {@code null}: there is none
 * @param accounts of the users in the store; {@code null}: there is no store
 * @param http to providers
 */
record AuthComponents(
        List<Provider> providers,
        InstalledFeatures features,
        ExchangeDependencies exchange,
        int bodyLimit,
        @Nullable SessionControl control,
        @Nullable UserAccounts accounts,
        ProviderHttp http) {

    AuthComponents {
        requireNonNull(providers, "providers"); // a data binder hands over null
        requireNonNull(features, "features");
        requireNonNull(exchange, "exchange");
        requireNonNull(http, "http");
    }

    UserSessions userSessions() {
        if (control == null) {
            throw new IllegalStateException("Sessions are sealed and cannot be ended before their time: call store(…),"
                    + " such as JdbcStore.of(dataSource), and with Sessions.sealed() revocable(…) too");
        }
        return new UserSessions(control);
    }

    UserAccounts userAccounts() {
        if (accounts == null) {
            throw new IllegalStateException(
                    "There is nowhere to keep accounts: call store(…), such as JdbcStore.of(dataSource)");
        }
        return accounts;
    }
}
