package dev.latchkey.account;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Tokens;
import dev.latchkey.model.User;
import dev.latchkey.oauth.SealedProviderTokens;
import dev.latchkey.provider.ProviderType;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.storage.LinkMarks;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides to which user of the application's store an account at a provider belongs. Also links accounts.
 *
 * @param linkByEmail whether the application allows linking by an address that is verified on both sides
 * @param tokens {@code null}: the providers' tokens are not kept
 * @param missing gives users an address that was missing
 */
public record AccountLinker(
        CheckedStore store,
        NewUsers newUsers,
        boolean linkByEmail,
        @Nullable SealedProviderTokens tokens,
        EmailAuthorities authorities,
        EmailBackfill missing) {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLinker.class);
    private static final int MOST_ATTEMPTS = 3;

    /**
     * Returns a resolver that finds the user for a sign-in with an account.
     *
     * @param linking the user to whom the account is to be linked; {@code null} for an ordinary sign-in
     */
    public UserResolver arrivals(@Nullable LinkingUser linking) {
        return (account, profile) -> plan(account, profile, linking);
    }

    /**
     * Decides to which user the account belongs, and changes nothing.
     *
     * @throws AuthException.Refused {@link ErrorCode#ACCOUNT_NOT_LINKED} if the account may not sign in or be linked
     */
    PlannedUser plan(Account account, Profile profile, @Nullable LinkingUser linking) {
        PlannedUser plan = decide(account, profile, linking);
        return new PlannedUser(plan.user(), events -> {
            Optional<ResolvedUser> arrival = plan.carryOut().apply(events);
            arrival.ifPresent(known -> keepProof(known.user().id(), account, profile));
            return arrival;
        });
    }

    private PlannedUser decide(Account account, Profile profile, @Nullable LinkingUser linking) {
        LinkDecision decision = LinkDecision.of(facts(account, profile, linking));
        if (decision instanceof LinkDecision.Refuse refusal) {
            throw new AuthException.Refused(ErrorCode.ACCOUNT_NOT_LINKED, refusal.reason());
        }
        if (decision instanceof LinkDecision.SignIn known) {
            User user = missing.added(known.user(), profile);
            return new PlannedUser(user, events -> known(known.user(), user, account, events));
        }
        if (decision instanceof LinkDecision.Link link) {
            return new PlannedUser(link.user().user(), events -> {
                boolean linked = linking == null ? byEmail(link.user(), account) : link(link.user(), account, linking);
                return linked ? Optional.of(linked(link.user().user(), false, account, events)) : Optional.empty();
            });
        }
        User user = provisional(account, profile);
        StoredUser giving = decision instanceof LinkDecision.Create create ? create.giving() : null;
        return new PlannedUser(user, events -> create(user, account, profile, giving, events));
    }

    private void keepProof(String userId, Account account, Profile profile) {
        String email = profile.email();
        if (email != null && authorities.prove(account, profile)) {
            addresses().recordProofBy(userId, account, email);
        }
    }

    private Optional<ResolvedUser> known(
            StoredUser before, User user, Account account, Consumer<? super AuthEvent> events) {
        if (!user.equals(before.user())) {
            if (!missing.add(before, user)) {
                return Optional.empty();
            }
            events.accept(new AuthEvent.UserUpdated(user));
        }
        keepTokens(user.id(), account);
        return Optional.of(resolved(user, false, account));
    }

    private ResolvedUser linked(User user, boolean isNew, Account account, Consumer<? super AuthEvent> events) {
        events.accept(new AuthEvent.AccountLinked(user, account));
        return resolved(user, isNew, account);
    }

    private ResolvedUser resolved(User user, boolean isNew, Account account) {
        return new ResolvedUser(user, isNew, true, () -> isOf(account, user));
    }

    /**
     * Links the account to the user with the same address. Confirms the link only if the user still has that address
     * and the same verification.
     */
    private boolean byEmail(StoredUser namesake, Account account) {
        String id = namesake.user().id();
        return unconfirmed().add(id, account)
                && unconfirmed().confirm(id, account, stored(account).tokens(), () -> isReachable(namesake));
    }

    private boolean isReachable(StoredUser before) {
        return store.user(before.user().id())
                .filter(now -> Objects.equals(now.user().email(), before.user().email())
                        && Objects.equals(now.emailVerified(), before.emailVerified()))
                .isPresent();
    }

    /**
     * Links the account to the user who wanted this. Confirms the link only if the user is still signed in. Otherwise a
     * first proof of the address, or "sign out everywhere", may have happened in the meantime and have looked at the
     * user's accounts before this account was added (B12).
     */
    private boolean link(StoredUser wanting, Account account, LinkingUser linking) {
        String id = wanting.user().id();
        if (!unconfirmed().add(id, account)) {
            return false;
        }
        if (!unconfirmed().confirm(id, account, stored(account).tokens(), linking.isSignedIn())) {
            throw new AuthException.Refused(
                    ErrorCode.ACCOUNT_NOT_LINKED, "the user who began to link the account was signed out meanwhile");
        }
        return true;
    }

    private Optional<ResolvedUser> create(
            User user,
            Account account,
            Profile profile,
            @Nullable StoredUser giving,
            Consumer<? super AuthEvent> events) {
        if (giving != null && !free(giving, events)) {
            return Optional.empty();
        }
        if (isOfCredentials(account)) { // the application chooses these ids and may reuse them
            addresses().forget(user.id());
        }
        return newUsers.add(user, stored(account), origin(account, profile)).map(created -> {
            events.accept(new AuthEvent.UserCreated(created));
            return linked(created, true, account, events);
        });
    }

    /**
     * Returns how the user got the address; {@code null} if the provider has verified the address but has no authority
     * over it.
     */
    private AddressProofRecords.@Nullable Origin origin(Account account, Profile profile) {
        if (authorities.prove(account, profile)) {
            return AddressProofRecords.Origin.PROVED;
        }
        if (profile.verifiedEmail().isPresent()) {
            return null;
        }
        return isOfCredentials(account) ? AddressProofRecords.Origin.GIVEN : AddressProofRecords.Origin.CLAIMED;
    }

    private boolean free(StoredUser giving, Consumer<? super AuthEvent> events) {
        if (!store.replaceEmail(giving, null, null)) {
            return false;
        }
        LOG.info("A user has lost an address that nobody had vouched for to one whose provider has verified it");
        User before = giving.user();
        events.accept(new AuthEvent.UserUpdated(new User(before.id(), before.name(), null, before.image())));
        return true;
    }

    /** Returns whether the account belongs to the user. */
    public boolean isOf(Account account, User user) {
        return entered(account)
                .filter(owner -> owner.user().id().equals(user.id()))
                .isPresent();
    }

    private AddressProofRecords addresses() {
        return new AddressProofRecords(store);
    }

    private UnconfirmedLinks unconfirmed() {
        return new UnconfirmedLinks(store);
    }

    private StoredAccount stored(Account account) {
        Tokens told = account.tokens();
        return new StoredAccount(account, tokens == null || told == null ? null : tokens.seal(account, told));
    }

    /** Replaces the tokens of the last sign-in with the tokens of this sign-in (W27). */
    private void keepTokens(String userId, Account account) {
        Tokens told = account.tokens();
        if (tokens == null || told == null) {
            return;
        }
        List<StoredAccount> all = store.accounts(userId);
        for (StoredAccount before : all) {
            if (AccountControl.isOf(before.account(), account.issuer(), account.subject())) {
                SealedProviderTokens.Opened opened = tokens.open(before);
                Tokens merged = SealedProviderTokens.merged(told, opened == null ? null : opened.tokens());
                String sealed = tokens.seal(account, merged);
                // if another request is first, it signs in with the same account at this moment, and its tokens are
                // just as new
                store.replaceTokens(account.issuer(), account.subject(), before.tokens(), sealed);
            }
        }
    }

    private StoredUser user(String id) {
        return store.user(id)
                .orElseThrow(() -> new AuthException.Refused(
                        ErrorCode.ACCOUNT_NOT_LINKED, "the user to link the account to is gone"));
    }

    private LinkFacts facts(Account account, Profile profile, @Nullable LinkingUser linking) {
        String email = profile.email();
        StoredUser owner = owner(account).orElse(null);
        StoredUser namesake =
                owner != null || email == null ? null : store.userByEmail(email).orElse(null);
        boolean givesWay = namesake != null
                && profile.emailVerified()
                && addresses().givesWay(namesake, authorities.prove(account, profile));
        StoredUser wanting = linking == null ? null : user(linking.userId());
        return new LinkFacts(owner, wanting, namesake, givesWay, profile.emailVerified(), linkByEmail);
    }

    /**
     * Returns the user to whom the account belongs. An account whose link was never confirmed belongs to no user, and
     * is removed.
     */
    private Optional<StoredUser> owner(Account account) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Optional<StoredUser> owner = entered(account);
            String id = owner.map(found -> found.user().id()).orElse(null);
            StoredAccount seen = id == null ? null : unconfirmed(id, account);
            if (id == null || seen == null) {
                return owner;
            }
            unconfirmed().drop(id, seen);
        }
        throw new AuthException.Refused(ErrorCode.ACCOUNT_NOT_LINKED, "others are linking the account");
    }

    private @Nullable StoredAccount unconfirmed(String userId, Account account) {
        return store.accounts(userId).stream()
                .filter(stored -> AccountControl.isOf(stored.account(), account.issuer(), account.subject()))
                .filter(stored -> !LinkMarks.isConfirmed(stored))
                .findFirst()
                .orElse(null);
    }

    private Optional<StoredUser> entered(Account account) {
        return store.userByAccount(account.issuer(), account.subject());
    }

    /** Returns the data of a new user. With credentials, the application chooses the id. Otherwise the id is random. */
    private User provisional(Account account, Profile profile) {
        return isOfCredentials(account)
                ? new User(account.subject(), profile.name(), profile.email(), profile.image())
                : newUsers.candidate(profile.name(), profile.email(), profile.image());
    }

    private static boolean isOfCredentials(Account account) {
        return account.type().equals(ProviderType.CREDENTIALS.wire());
    }
}
