package dev.latchkey.exchange;

import static java.util.Objects.requireNonNull;

import dev.latchkey.feature.IssuedCsrfToken;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.SignOutScope;
import dev.latchkey.site.Site;
import dev.latchkey.wire.SetCookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs users in and out for the application's own forms, if they were sent from its own pages. */
final class ProgrammaticSignIn {

    private final ExchangeDependencies dependencies;
    private final ServedRequest request;
    private final ExchangeState state;
    private final SessionReading sessions;

    ProgrammaticSignIn(
            ExchangeDependencies dependencies, ServedRequest request, ExchangeState state, SessionReading sessions) {
        this.dependencies = dependencies;
        this.request = request;
        this.state = state;
        this.sessions = sessions;
    }

    AuthResponse signIn(String provider, @Nullable String redirectTo, Map<String, String> fields) {
        Site site = requireOwnPage();
        Map<String, @Nullable Object> body = new HashMap<>(fields);
        body.put("callbackUrl", redirectTo != null ? redirectTo : DefaultRedirect.of(request.now()));
        return dependencies.endpoints().post(request.now(), site, signInPath(provider), body);
    }

    AuthResponse signOut(@Nullable SignOutScope scope, @Nullable String redirectTo) {
        Site site = requireOwnPage();
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("callbackUrl", redirectTo);
        body.put("scope", scope == null ? null : scope.wire());
        sessions.end();
        AuthResponse answer = dependencies.endpoints().post(state.sent.over(request.now()), site, "signout", body);
        state.signedOut(answer);
        return answer;
    }

    /** Returns the CSRF token for forms that are posted to the endpoints. Each call returns the same token. */
    String csrfToken() {
        String token = state.csrf.get();
        if (token != null) {
            return token;
        }
        IssuedCsrfToken grant = dependencies.endpoints().csrf(request.now(), request.requireSite());
        SetCookie cookie = grant.cookie();
        if (state.csrf.compareAndSet(null, grant.token()) && cookie != null) {
            state.send(List.of(cookie));
        }
        state.personal();
        return requireNonNull(state.csrf.get());
    }

    private Site requireOwnPage() {
        Site site = request.requireSite();
        FormOriginCheck.require(request.now(), site);
        return site;
    }

    /**
     * Returns the path to which a form that signs in with {@code provider} is posted. For an unknown provider, this is
     * the path of the sign-in page.
     */
    private String signInPath(String provider) {
        SignInMethod method = dependencies.endpoints().method(provider);
        if (method == null) {
            return "signin";
        }
        return (method.finishesAtOnce() ? "callback/" : "signin/") + provider;
    }
}
