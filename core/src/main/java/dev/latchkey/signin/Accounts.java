package dev.latchkey.signin;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Tokens;
import dev.latchkey.model.User;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.StoreCalls;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users of the application's store, and whose the accounts are that people arrive with. */
public final class Accounts {

    /** The facts change under us only if others sign in with the same account or address at the same moment. */
    private static final int MOST_ATTEMPTS = 3;

    private final StoreCalls store;
    private final Randoms randoms;
    private final InstantSource clock;
    private final boolean linkByEmail;
    private final @Nullable ProviderTokens tokens;
    private final MissingAddress missing;

    /** Tokens of providers are not kept if {@code tokens} is {@code null}. */
    public Accounts(
            StoreCalls store,
            Randoms randoms,
            InstantSource clock,
            boolean linkByEmail,
            @Nullable ProviderTokens tokens) {
        this.store = store;
        this.randoms = randoms;
        this.clock = clock;
        this.linkByEmail = linkByEmail;
        this.tokens = tokens;
        this.missing = new MissingAddress(store, clock);
    }

    /**
     * Those who arrive.
     *
     * @param linking to whom the account is to be linked; {@code null}: it is a sign-in like any other
     */
    public Arrivals arrivals(@Nullable Linking linking) {
        return new AccountArrivals(this, linking);
    }

    /** The account's user, or the one to link it to, or the one that would be made. */
    User candidate(Account account, Profile profile, @Nullable Linking linking) {
        return owner(account)
                .or(() -> linking == null ? Optional.empty() : Optional.of(user(linking.userId())))
                .map(StoredUser::user)
                .orElseGet(() -> provisional(account, profile));
    }

    /**
     * Decides whose the account is.
     *
     * @throws AuthException.Refused {@link ErrorCode#ACCOUNT_NOT_LINKED}
     */
    Arrival arrive(User candidate, Account account, Profile profile, @Nullable Linking linking) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            LinkDecision decision = LinkDecision.of(facts(account, profile, linking));
            if (decision instanceof LinkDecision.Refuse refusal) {
                throw new AuthException.Refused(ErrorCode.ACCOUNT_NOT_LINKED, refusal.reason());
            }
            Arrival arrival = perform(decision, candidate, account, profile, linking);
            if (arrival != null) {
                return arrival;
            }
        }
        throw new AuthException.Refused(
                ErrorCode.ACCOUNT_NOT_LINKED, "the id or the account of the new user is another's");
    }

    /** What came of it; {@code null} if somebody else was first. */
    private @Nullable Arrival perform(
            LinkDecision decision, User candidate, Account account, Profile profile, @Nullable Linking linking) {
        if (decision instanceof LinkDecision.SignIn known) {
            keepTokens(known.user().user().id(), account);
            return missing.arrival(known.user(), profile);
        }
        if (decision instanceof LinkDecision.Link link) {
            return link(link.user().user(), account, linking);
        }
        Instant verified = profile.verifiedEmail().isPresent() ? clock.instant() : null;
        return store.ask(
                        "adding a user",
                        asked -> asked.createUser(new StoredUser(candidate, verified), stored(account)))
                .map(added -> new Arrival(added.user(), true, true))
                .orElse(null);
    }

    /**
     * Links, and then looks whether who wanted it is still signed in: a first proof of the address, or "sign out
     * everywhere", may have come between, and has looked at the accounts before this one was there (B12).
     */
    private @Nullable Arrival link(User user, Account account, @Nullable Linking linking) {
        if (!store.ask("linking an account", asked -> asked.linkAccount(user.id(), stored(account)))) {
            return null;
        }
        boolean wanted = false;
        try {
            wanted = linking == null || linking.isSignedIn().getAsBoolean();
        } finally {
            if (!wanted) {
                store.ask(
                        "unlinking an account",
                        asked -> asked.unlinkAccount(user.id(), account.issuer(), account.subject(), 0));
            }
        }
        if (!wanted) {
            throw new AuthException.Refused(
                    ErrorCode.ACCOUNT_NOT_LINKED, "who began to link the account was signed out meanwhile");
        }
        return new Arrival(user, false, true);
    }

    boolean isOf(Account account, User user) {
        return owner(account)
                .filter(owner -> owner.user().id().equals(user.id()))
                .isPresent();
    }

    private StoredAccount stored(Account account) {
        Tokens told = account.tokens();
        return new StoredAccount(account, tokens == null || told == null ? null : tokens.seal(account, told));
    }

    /** Puts the tokens of this sign-in in the place of those of the last (W27). */
    private void keepTokens(String userId, Account account) {
        Tokens told = account.tokens();
        if (tokens == null || told == null) {
            return;
        }
        List<StoredAccount> all = store.ask("listing accounts", asked -> asked.accounts(userId));
        for (StoredAccount before : all) {
            if (AccountControl.isOf(before.account(), account.issuer(), account.subject())) {
                ProviderTokens.Opened opened = tokens.open(before);
                Tokens merged = ProviderTokens.merged(told, opened == null ? null : opened.tokens());
                String sealed = tokens.seal(account, merged);
                // if somebody else is first, they sign in with the account at this moment, and their tokens are as new
                store.ask(
                        "keeping tokens",
                        asked -> asked.replaceTokens(account.issuer(), account.subject(), before.tokens(), sealed));
            }
        }
    }

    private StoredUser user(String id) {
        return store.ask("finding a user", asked -> asked.user(id))
                .orElseThrow(() -> new AuthException.Refused(
                        ErrorCode.ACCOUNT_NOT_LINKED, "the user to link the account to is gone"));
    }

    private LinkFacts facts(Account account, Profile profile, @Nullable Linking linking) {
        String email = profile.email();
        StoredUser owner = owner(account).orElse(null);
        StoredUser namesake = owner != null || email == null
                ? null
                : store.ask("finding an address", asked -> asked.userByEmail(email))
                        .orElse(null);
        StoredUser wanting = linking == null ? null : user(linking.userId());
        return new LinkFacts(owner, wanting, namesake, profile.emailVerified(), linkByEmail);
    }

    private Optional<StoredUser> owner(Account account) {
        return store.ask("finding an account", asked -> asked.userByAccount(account.issuer(), account.subject()));
    }

    /** Credentials are checked by the application, which has ids of its own; everybody else gets a random one. */
    private User provisional(Account account, Profile profile) {
        String id = account.type().equals("credentials") ? account.subject() : randoms.uuid();
        return new User(id, profile.name(), profile.email(), profile.image());
    }
}
