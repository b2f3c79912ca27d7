package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.error.AuthException;
import dev.latchkey.exchange.ExchangeDependencies;
import dev.latchkey.model.Session;
import dev.latchkey.session.SessionClient;
import dev.latchkey.session.SessionStrategy;
import dev.latchkey.session.StoredSessions;
import dev.latchkey.wire.Origin;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes sessions with the {@link Auth} of an application under test. {@code Auth} has no method that signs somebody in
 * without a proof, so that production code cannot either. This class therefore reaches into it.
 */
final class ApplicationSessions {

    private static final RequestCookies NO_COOKIES = new RequestCookies(List.of());

    private final Auth auth;
    private final ExchangeDependencies parts;
    private final String host;
    private final boolean https;

    /**
     * Creates an instance.
     *
     * @param https whether the public address is {@code https}, if the application does not know its address
     */
    ApplicationSessions(Auth auth, boolean https) {
        this.auth = requireNonNull(auth, "auth");
        this.parts = partsOf(auth);
        Origin configured = parts.publicUrl().configured();
        this.host = configured == null ? "localhost" : configured.authority();
        this.https = configured == null ? https : configured.isSecure();
    }

    private static ExchangeDependencies partsOf(Auth auth) {
        Object installation = call(auth, "installation");
        return (ExchangeDependencies) call(installation, "exchange");
    }

    private static Object call(Object object, String method) {
        try {
            Method found = object.getClass().getDeclaredMethod(method);
            found.setAccessible(true);
            return requireNonNull(found.invoke(object));
        } catch (ReflectiveOperationException | RuntimeException changed) {
            throw new IllegalStateException(
                    "latchkey-testing and latchkey-core have different versions: import latchkey-bom", changed);
        }
    }

    String cookie(SignedIn user) {
        SessionStrategy sessions = parts.sessions().of(https);
        String cookie = SignedIn.header(begin(sessions, user));
        check(cookie, user);
        return cookie;
    }

    private static List<SetCookie> begin(SessionStrategy sessions, SignedIn user) {
        boolean stored = sessions instanceof StoredSessions;
        try {
            return sessions.begin(NO_COOKIES, user.beginning(stored), new SessionClient(null, null));
        } catch (AuthException.Refused gone) {
            throw new IllegalStateException(
                    "The application keeps sessions in its store, and the user is not there: add the user first, or"
                            + " call in(store) with the store of the application",
                    gone);
        }
    }

    /** Lets the application read the session, as it will for the request of the test. */
    private void check(String cookie, SignedIn user) {
        if (!parts.publicUrl().isLocal() && parts.publicUrl().configured() == null) {
            return; // only a request through the proxy says what the address is
        }
        Optional<Session> read = AdapterExchange.of(auth, new CookieRequest(cookie, host, https), (name, value) -> {})
                .peek();
        if (read.isEmpty()) {
            throw new IllegalStateException("The application ends the session as soon as it reads it: see its log, and"
                    + " its jwt and session callbacks");
        }
        Set<String> wanted = user.session().roles();
        if (!read.get().roles().containsAll(wanted)) {
            throw new IllegalStateException("The application does not read its roles from the claim \"roles\": in place"
                    + " of withRoles(…), call with(claim, List.of(…)) with the claim of its rolesClaim(…)");
        }
    }
}
