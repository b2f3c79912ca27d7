package dev.latchkey.method;

import static java.util.Objects.requireNonNull;

import dev.latchkey.account.AccountLinker;
import dev.latchkey.account.LinkingUser;
import dev.latchkey.account.NewUsers;
import dev.latchkey.account.PlannedUser;
import dev.latchkey.account.ResolvedUser;
import dev.latchkey.account.UserResolver;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.callback.SignInCallback;
import dev.latchkey.callback.SignInCandidate;
import dev.latchkey.callback.SignInDecision;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.LastProvider;
import dev.latchkey.feature.PendingSignIns;
import dev.latchkey.feature.Proven;
import dev.latchkey.feature.SignIn;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.logout.UpstreamSessions;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.session.NewSession;
import dev.latchkey.session.SessionFacts;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.session.SessionStrategy;
import dev.latchkey.session.UserClaims;
import dev.latchkey.site.CallbackUrlPolicy;
import dev.latchkey.store.StoredUser;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes every sign-in. It asks the application whether the user may sign in, finds the user in the store, begins
 * the session, and redirects the browser (wire.md#beginning-a-session, wire.md#callbacks-and-events).
 *
 * @param callback {@code null}: the application is not asked
 * @param accounts {@code null}: there is no store
 * @param newUserPage {@code null}: new users go where the sign-in began
 */
public record SignInCompletion(
        @Nullable SignInCallback callback,
        @Nullable AccountLinker accounts,
        StandingCheck standing,
        CallbackUrlPolicy callbackUrls,
        @Nullable String newUserPage,
        SessionStrategies sessions,
        UpstreamSessions upstream,
        EventListeners listeners,
        String rolesClaim,
        ClientReader clients,
        PendingSignIns pending,
        Supplier<List<SignInStep>> steps,
        LastProvider lastProvider,
        InstantSource clock)
        implements SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignInCompletion.class);

    /** The facts change meanwhile only if others sign in with the same account or address at the same moment. */
    private static final int MOST_ATTEMPTS = 3;

    /**
     * Completes a sign-in.
     *
     * @param raw the profile from the provider; {@code null} for credentials
     * @param roles the roles from the provider; {@code null} if no roles are read from it
     * @param arrivals finds the user
     * @param facts the factors that the user has shown, and at which provider
     * @throws AuthException if the application refuses or one of its callbacks throws
     */
    AuthResponse complete(
            EndpointCall call,
            SignInCandidate attempt,
            @Nullable Profile raw,
            @Nullable List<String> roles,
            String callbackUrl,
            UserResolver arrivals,
            SessionFacts facts) {
        Account account = attempt.account();
        return enter(call, attempt, () -> arrivals.plan(account, attempt.profile()), entered -> {
            User user = entered.user();
            Claims claims = UserClaims.of(user);
            JwtContext context = context(roles == null ? claims : claims.with(rolesClaim, roles), user, account, raw);
            return begin(call, context, facts, attempt.profile(), entered, callbackUrl);
        });
    }

    @Override
    public AuthResponse complete(EndpointCall call, User user, Account account, Factor shown, BooleanSupplier stands) {
        return complete(call, PlannedUser.known(user, stands), each -> account, shown);
    }

    @Override
    public AuthResponse signUp(
            EndpointCall call,
            NewUser who,
            Function<User, Account> account,
            Factor shown,
            Function<User, BooleanSupplier> attach) {
        NewUsers users =
                requireNonNull(accounts, "a feature with sign-up needs a store").newUsers();
        User candidate = users.candidate(who.name(), who.email(), null);
        SignUp joining = new SignUp(users, who.isProved(), attach);
        return complete(
                call,
                new PlannedUser(candidate, events -> Optional.of(joining.join(candidate, events))),
                account,
                shown);
    }

    private AuthResponse complete(EndpointCall call, PlannedUser plan, Function<User, Account> account, Factor shown) {
        Profile profile = profile(plan.user());
        SignInCandidate attempt = new SignInCandidate(plan.user(), account.apply(plan.user()), profile, null);
        return enter(call, attempt, () -> plan, entered -> {
            User user = entered.user();
            JwtContext context = context(UserClaims.of(user), user, account.apply(user), null);
            return begin(call, context, facts(shown), profile, entered, call.callbackUrl());
        });
    }

    private static JwtContext context(Claims claims, User user, Account account, @Nullable Profile raw) {
        return new JwtContext(claims, JwtTrigger.SIGN_IN, user, account, raw, null);
    }

    private static SessionFacts facts(Factor shown) {
        return SessionFacts.NONE.with(List.of(shown));
    }

    @Override
    public AuthResponse resume(EndpointCall call, Factor shown, BooleanSupplier stands) {
        Proven proven = pending.resumed(call, shown);
        return finish(call, proven, null, () -> stillStands(proven) && stands.getAsBoolean());
    }

    @Override
    public boolean isWaiting(EndpointCall call) {
        return pending.isWaiting(call);
    }

    /**
     * Returns whether the account and the user still exist. A step can take minutes, in which the account may have been
     * unlinked or the user removed.
     */
    private boolean stillStands(Proven proven) {
        return (accounts != null && proven.isByAccount())
                ? accounts.isOf(proven.account(), proven.user())
                : standing.isThere(proven.user());
    }

    private AuthResponse begin(
            EndpointCall call,
            JwtContext context,
            SessionFacts facts,
            Profile profile,
            ResolvedUser entered,
            String asked) {
        User user = entered.user();
        String callbackUrl = entered.isNew() && newUserPage != null
                ? call.site().page(newUserPage, Map.of("callbackUrl", asked))
                : asked;
        Account account = requireNonNull(context.account(), "account");
        SessionStrategy strategy = sessions.of(call.cookieSet().secure());
        NewSession session = strategy.prepare(context, facts, call.remembers());
        if (session == null) {
            standing.require(user, () -> true);
            call.send(strategy.end(call.cookies()).cookies());
            listeners.tell(new AuthEvent.SignedIn(user, account, context.profile()));
            return AuthResponse.redirect(callbackUrl);
        }
        upstream.add(user.id(), facts);
        Profile again = callback == null ? null : profile;
        Proven proven = pending.proven(session, account, again, entered.byAccount(), callbackUrl);
        return finish(call, proven, context.profile(), entered.stands());
    }

    /** Creates the session after every step has said that nothing is missing. */
    private AuthResponse finish(EndpointCall call, Proven proven, @Nullable Profile raw, BooleanSupplier stands) {
        for (SignInStep step : steps.get()) {
            Optional<AuthResponse> missing = step.missing(call, proven);
            if (missing.isPresent()) {
                pending.hold(call, proven, () -> lookAgain(proven, stands));
                return missing.get();
            }
        }
        Optional<AuthResponse> elsewhere = proven.hasWaited() ? admitAgain(call, proven) : Optional.empty();
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        SessionStrategy strategy = sessions.of(call.cookieSet().secure());
        List<SetCookie> cookies = strategy.begin(call.cookies(), proven.session(), clients.of(call.request()));
        try {
            lookAgain(proven, stands);
            if (!pending.take(call, proven)) { // one request takes a sign-in that has waited, and none an ended one
                throw AuthException.Refused.sessionRequired();
            }
            steps.get().forEach(step -> step.shown(proven.user().id(), proven.factors()));
        } catch (AuthException e) {
            strategy.end(RequestCookies.of(cookies)); // the session of these cookies, which no browser has received
            throw e;
        }
        call.send(cookies);
        lastProvider.remember(call, proven.account().provider());
        listeners.tell(new AuthEvent.SignedIn(proven.user(), proven.account(), raw));
        return AuthResponse.redirect(proven.callbackUrl());
    }

    /** Checks what may have ended the sign-in before its session was there. */
    private void lookAgain(Proven proven, BooleanSupplier stands) {
        standing.require(proven.user(), stands);
        if (!upstream.stand(proven.user().id(), proven.session().facts())) {
            throw new AuthException.Refused(
                    ErrorCode.SESSION_REQUIRED, "the provider has ended its session while the user signed in here");
        }
    }

    /** Asks the application again, because a step can take minutes, in which the application may decide otherwise. */
    private Optional<AuthResponse> admitAgain(EndpointCall call, Proven proven) {
        if (callback == null) {
            return Optional.empty();
        }
        User user = accounts == null
                ? proven.user()
                : accounts.store()
                        .user(proven.user().id())
                        .map(StoredUser::user)
                        .orElseThrow(() -> new AuthException.Refused(
                                ErrorCode.ACCOUNT_NOT_LINKED, "the user was removed meanwhile"));
        Profile profile = proven.profile() == null ? profile(user) : proven.profile();
        return admit(call, new SignInCandidate(user, proven.account(), profile, null));
    }

    private static Profile profile(User user) {
        return new Profile(user.id(), user.name(), user.email(), false, user.image(), Claims.empty());
    }

    /** Returns the facts of a user who has shown one factor now. */
    SessionFacts shown(String method, Factor.Kind kind) {
        return facts(new Factor(method, kind, clock.instant()));
    }

    /**
     * Returns a resolver that finds the user for a sign-in with an account.
     *
     * @param withoutStore the user if there is no store
     * @param linking the user to whom the account is to be linked; {@code null} for an ordinary sign-in
     */
    UserResolver arrivals(User withoutStore, @Nullable LinkingUser linking) {
        return accounts == null
                ? (account, profile) -> PlannedUser.known(withoutStore, () -> true)
                : accounts.arrivals(linking);
    }

    /**
     * Asks the application whether the user may sign in.
     *
     * @return a redirect to the address that the application chose instead of the sign-in; empty if the user may sign
     *     in
     * @throws AuthException.Refused {@link ErrorCode#ACCESS_DENIED} if the application refuses the sign-in
     */
    Optional<AuthResponse> admit(EndpointCall call, SignInCandidate attempt) {
        SignInDecision decision = decide(attempt);
        Optional<String> elsewhere = decision.elsewhere();
        if (elsewhere.isEmpty() && !decision.isAllowed()) {
            throw new AuthException.Refused(ErrorCode.ACCESS_DENIED, "the signIn callback refused");
        }
        return elsewhere.map(url -> AuthResponse.redirect(callbackUrls.allowed(url, call.site())));
    }

    /**
     * Asks the application about exactly the user whom the store names, and changes nothing before the application
     * allows the sign-in. If another request was first and the store then names another user, asks the application
     * about that user too.
     *
     * @param plans decides anew which user signs in
     * @param entered continues with the user who may sign in
     */
    private AuthResponse enter(
            EndpointCall call,
            SignInCandidate attempt,
            Supplier<PlannedUser> plans,
            Function<ResolvedUser, AuthResponse> entered) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            PlannedUser plan = plans.get();
            Optional<AuthResponse> elsewhere = admit(
                    call,
                    new SignInCandidate(plan.user(), attempt.account(), attempt.profile(), attempt.credentials()));
            if (elsewhere.isPresent()) {
                return elsewhere.get();
            }
            Optional<ResolvedUser> arrival = plan.carryOut().apply(listeners::tell);
            if (arrival.isPresent()) {
                return entered.apply(arrival.get());
            }
        }
        throw new AuthException.Refused(
                ErrorCode.ACCOUNT_NOT_LINKED, "the id, the address or the account of the new user is another's");
    }

    private SignInDecision decide(SignInCandidate attempt) {
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
