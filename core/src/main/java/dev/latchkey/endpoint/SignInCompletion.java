package dev.latchkey.endpoint;

import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.SignInAttempt;
import dev.latchkey.callback.SignInCallback;
import dev.latchkey.callback.SignInDecision;
import dev.latchkey.callback.Trigger;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.session.Sessions;
import dev.latchkey.site.CallbackUrls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last stretch, the same for every way to sign in: may they, then the session, then back (contract §4.6, §10.2).
 */
final class SignInCompletion {

    private static final Logger LOG = LoggerFactory.getLogger(SignInCompletion.class);

    private final @Nullable SignInCallback callback;
    private final CallbackUrls callbackUrls;
    private final Sessions sessions;
    private final ProviderSignOut providerSignOut;
    private final Listeners listeners;
    private final String rolesClaim;

    SignInCompletion(
            @Nullable SignInCallback callback,
            CallbackUrls callbackUrls,
            Sessions sessions,
            ProviderSignOut providerSignOut,
            Listeners listeners,
            String rolesClaim) {
        this.callback = callback;
        this.callbackUrls = callbackUrls;
        this.sessions = sessions;
        this.providerSignOut = providerSignOut;
        this.listeners = listeners;
        this.rolesClaim = rolesClaim;
    }

    /**
     * Signs in.
     *
     * @param raw what the provider said; {@code null} for credentials
     * @param roles that the provider told; {@code null} if it was not asked for any
     * @throws AuthException if the application refuses or one of its callbacks throws
     */
    AuthResponse complete(
            Call call, SignInAttempt attempt, @Nullable Profile raw, @Nullable List<String> roles, String callbackUrl) {
        SignInDecision decision = decide(attempt);
        if (decision instanceof SignInDecision.Redirect elsewhere) {
            return AuthResponse.redirect(callbackUrls.allowed(elsewhere.url(), call.site));
        }
        if (!(decision instanceof SignInDecision.Allow)) {
            throw new AuthException.Refused(ErrorCode.ACCESS_DENIED, "the signIn callback refused");
        }
        Claims claims = claims(attempt.user());
        JwtContext context = new JwtContext(
                roles == null ? claims : claims.with(rolesClaim, roles),
                Trigger.SIGN_IN,
                attempt.user(),
                attempt.account(),
                raw,
                null);
        call.send(sessions.of(call.cookieSet.secure())
                .begin(call.cookies, context, providerSignOut.keep(attempt.account())));
        listeners.tell(new AuthEvent.SignedIn(attempt.user(), attempt.account(), raw));
        return AuthResponse.redirect(callbackUrl);
    }

    private SignInDecision decide(SignInAttempt attempt) {
        if (callback == null) {
            return SignInDecision.allow();
        }
        try {
            return callback.decide(attempt);
        } catch (Exception e) {
            LOG.error("{}: the signIn callback threw", ErrorCode.ACCESS_DENIED.wire(), e);
            return SignInDecision.refuse();
        }
    }

    private static Claims claims(User user) {
        Map<String, String> claims = new LinkedHashMap<>();
        put(claims, "name", user.name());
        put(claims, "email", user.email());
        put(claims, "picture", user.image());
        claims.put("sub", user.id());
        return Claims.of(claims);
    }

    private static void put(Map<String, String> claims, String name, @Nullable String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }
}
