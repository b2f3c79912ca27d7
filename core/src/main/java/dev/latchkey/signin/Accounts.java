package dev.latchkey.signin;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.StoreCalls;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users of the application's store, and whose the accounts are that people arrive with. */
public final class Accounts implements Arrivals {

    /** The facts change under us only if others sign in with the same account or address at the same moment. */
    private static final int MOST_ATTEMPTS = 3;

    private final StoreCalls store;
    private final Randoms randoms;
    private final InstantSource clock;
    private final boolean linkByEmail;

    public Accounts(StoreCalls store, Randoms randoms, InstantSource clock, boolean linkByEmail) {
        this.store = store;
        this.randoms = randoms;
        this.clock = clock;
        this.linkByEmail = linkByEmail;
    }

    @Override
    public User candidate(Account account, Profile profile) {
        return owner(account).map(StoredUser::user).orElseGet(() -> provisional(account, profile));
    }

    /**
     * Decides whose the account is.
     *
     * @throws AuthException.Refused {@link ErrorCode#ACCOUNT_NOT_LINKED}
     */
    @Override
    public Arrival arrive(User candidate, Account account, Profile profile) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            LinkDecision decision = LinkDecision.of(facts(account, profile));
            if (decision instanceof LinkDecision.Refuse refusal) {
                throw new AuthException.Refused(ErrorCode.ACCOUNT_NOT_LINKED, refusal.reason());
            }
            Arrival arrival = perform(decision, candidate, account, profile);
            if (arrival != null) {
                return arrival;
            }
        }
        throw new AuthException.Refused(
                ErrorCode.ACCOUNT_NOT_LINKED, "the id or the account of the new user is another's");
    }

    /** What came of it; {@code null} if somebody else was first. */
    private @Nullable Arrival perform(LinkDecision decision, User candidate, Account account, Profile profile) {
        if (decision instanceof LinkDecision.SignIn known) {
            return new Arrival(known.user().user(), false, false);
        }
        if (decision instanceof LinkDecision.Link link) {
            User user = link.user().user();
            return store.ask("linking an account", asked -> asked.linkAccount(user.id(), StoredAccount.of(account)))
                    ? new Arrival(user, false, true)
                    : null;
        }
        Instant verified = profile.verifiedEmail().isPresent() ? clock.instant() : null;
        return store.ask(
                        "adding a user",
                        asked -> asked.createUser(new StoredUser(candidate, verified), StoredAccount.of(account)))
                ? new Arrival(candidate, true, true)
                : null;
    }

    private LinkFacts facts(Account account, Profile profile) {
        String email = profile.email();
        StoredUser owner = owner(account).orElse(null);
        StoredUser namesake = owner != null || email == null
                ? null
                : store.ask("finding an address", asked -> asked.userByEmail(email))
                        .orElse(null);
        return new LinkFacts(owner, null, namesake, profile.emailVerified(), linkByEmail);
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
