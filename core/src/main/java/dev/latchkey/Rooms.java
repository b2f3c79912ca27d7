package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.guard.Guard;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.session.SessionControl;
import dev.latchkey.session.Sessions;
import dev.latchkey.signin.ProviderHttp;
import dev.latchkey.site.PublicUrl;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that an {@link Auth} is put together from.
 *
 * @param bearerTokens whether a session's token may come without a cookie
 * @param bodyLimit how many bytes of a body the endpoints read
 * @param control of sessions before their time; {@code null}: there is none
 * @param accounts of the users in the store; {@code null}: there is no store
 * @param http to providers
 */
record Rooms(
        Map<String, Provider> providers,
        PublicUrl publicUrl,
        Sessions sessions,
        Guard guard,
        Endpoints endpoints,
        Refusals refusals,
        FailureLog failures,
        boolean bearerTokens,
        int bodyLimit,
        @Nullable SessionControl control,
        @Nullable UserAccounts accounts,
        ProviderHttp http) {

    Rooms {
        requireNonNull(providers, "providers");
        requireNonNull(publicUrl, "publicUrl");
        requireNonNull(sessions, "sessions");
        requireNonNull(guard, "guard");
        requireNonNull(endpoints, "endpoints");
        requireNonNull(refusals, "refusals");
        requireNonNull(failures, "failures");
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

    boolean isKnown(String provider) {
        return providers.containsKey(provider);
    }

    boolean isCredentials(String provider) {
        return providers.get(provider) instanceof CredentialsProvider;
    }
}
