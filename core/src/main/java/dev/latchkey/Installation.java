package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.guard.Guard;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.provider.Provider;
import dev.latchkey.session.SessionControl;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.site.PublicUrl;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that an {@link Auth} is put together from.
 *
 * @param methods how people sign in, by the ids of the providers
 * @param bearerTokens whether a session's token may come without a cookie
 * @param bodyLimit how many bytes of a body the endpoints read
 * @param control of sessions before their time; {@code null}: there is none
 * @param accounts of the users in the store; {@code null}: there is no store
 * @param http to providers
 */
record Installation(
        List<Provider> providers,
        Map<String, SignInMethod> methods,
        Features features,
        PublicUrl publicUrl,
        SessionStrategies sessions,
        Guard guard,
        Endpoints endpoints,
        RefusalResponses refusals,
        FailureLog failures,
        boolean bearerTokens,
        int bodyLimit,
        @Nullable SessionControl control,
        @Nullable UserAccounts accounts,
        ProviderHttp http) {

    Installation {
        requireNonNull(providers, "providers");
        requireNonNull(methods, "methods");
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

    /** Where a form that signs in with {@code provider} is posted; an unknown one leads to the sign-in page. */
    String signInPath(String provider) {
        SignInMethod method = methods.get(provider);
        if (method == null) {
            return "signin";
        }
        return (method.finishesAtOnce() ? "callback/" : "signin/") + provider;
    }
}
