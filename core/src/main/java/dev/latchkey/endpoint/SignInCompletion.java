package dev.latchkey.endpoint;

import static java.util.Objects.requireNonNull;

import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.SignInAttempt;
import dev.latchkey.callback.SignInCallback;
import dev.latchkey.callback.SignInDecision;
import dev.latchkey.callback.Trigger;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.session.Sessions;
import dev.latchkey.session.UserClaims;
import dev.latchkey.signin.Accounts;
import dev.latchkey.signin.Arrival;
import dev.latchkey.site.CallbackUrls;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last stretch, the same for every way to sign in: may they, then who they are in the store, then the session, then
 * back (contract §4.6, §5.8, §10.2).
 */
final class SignInCompletion {

    private static final Logger LOG = LoggerFactory.getLogger(SignInCompletion.class);

    private final @Nullable SignInCallback callback;
    private final @Nullable Accounts accounts;
    private final CallbackUrls callbackUrls;
    private final Sessions sessions;
    private final ProviderSignOut providerSignOut;
    private final Listeners listeners;
    private final String rolesClaim;
    private final Clients clients;

    SignInCompletion(
            @Nullable SignInCallback callback,
            @Nullable Accounts accounts,
            CallbackUrls callbackUrls,
            Sessions sessions,
            ProviderSignOut providerSignOut,
            Listeners listeners,
            String rolesClaim,
            Clients clients) {
        this.callback = callback;
        this.accounts = accounts;
        this.callbackUrls = callbackUrls;
        this.sessions = sessions;
        this.providerSignOut = providerSignOut;
        this.listeners = listeners;
        this.rolesClaim = rolesClaim;
        this.clients = clients;
    }

    /**
     * Signs in.
     *
     * @param raw what the provider said; {@code null} for credentials
     * @param roles that the provider told; {@code null} if it was not asked for any
     * @param linkTo the id of the user who began it in order to link the account, and is still signed in; {@code null}:
     *     it is a sign-in like any other
     * @throws AuthException if the application refuses or one of its callbacks throws
     */
    AuthResponse complete(
            Call call,
            SignInAttempt attempt,
            @Nullable Profile raw,
            @Nullable List<String> roles,
            String callbackUrl,
            @Nullable String linkTo) {
        SignInAttempt known = accounts == null ? attempt : known(accounts, attempt, linkTo);
        SignInDecision decision = decide(known);
        Optional<String> elsewhere = decision.elsewhere();
        if (elsewhere.isPresent()) {
            return AuthResponse.redirect(callbackUrls.allowed(elsewhere.get(), call.site));
        }
        if (!decision.isAllowed()) {
            throw new AuthException.Refused(ErrorCode.ACCESS_DENIED, "the signIn callback refused");
        }
        Account account = known.account();
        User user = accounts == null ? known.user() : arrived(accounts, known, linkTo);
        Claims claims = UserClaims.of(user);
        JwtContext context = new JwtContext(
                roles == null ? claims : claims.with(rolesClaim, roles), Trigger.SIGN_IN, user, account, raw, null);
        call.send(sessions.of(call.cookieSet.secure())
                .begin(call.cookies, context, clients.of(call.request), providerSignOut.keep(account)));
        listeners.tell(new AuthEvent.SignedIn(user, account, raw));
        return AuthResponse.redirect(callbackUrl);
    }

    /** The attempt with the user that the store has for it, or would have. */
    private static SignInAttempt known(Accounts accounts, SignInAttempt attempt, @Nullable String linkTo) {
        User user = accounts.candidate(attempt.account(), attempt.profile(), linkTo);
        return new SignInAttempt(user, attempt.account(), attempt.profile(), attempt.credentials());
    }

    private User arrived(Accounts accounts, SignInAttempt attempt, @Nullable String linkTo) {
        Account account = attempt.account();
        Arrival arrival = accounts.arrive(attempt.user(), account, attempt.profile(), linkTo);
        if (arrival.isNew()) {
            listeners.tell(new AuthEvent.UserCreated(arrival.user()));
        }
        if (arrival.isLinked()) {
            listeners.tell(new AuthEvent.AccountLinked(arrival.user(), account));
        }
        return arrival.user();
    }

    private SignInDecision decide(SignInAttempt attempt) {
        if (callback == null) {
            return SignInDecision.allow();
        }
        try {
            return requireNonNull(callback.decide(attempt), "the signIn callback's decision");
        } catch (Exception e) {
            LOG.error("{}: the signIn callback threw", ErrorCode.ACCESS_DENIED.wire(), e);
            return SignInDecision.refuse();
        }
    }
}
