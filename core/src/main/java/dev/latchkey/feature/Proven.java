package dev.latchkey.feature;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.session.NewSession;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user and the factors that they have shown, before there is a session. Only {@link PendingSignIns} makes one, so an
 * object of this class is itself the proof. Its text contains nothing of this.
 *
 * <p>The object does not prove that the user's address is theirs. Ask {@link FeatureContext#addresses} for that.
 */
public final class Proven {

    // transient: what a JSON library reads from fields must not have them
    private final transient String id;
    private final transient long turn;
    private final transient Instant begun;
    private final transient NewSession session;
    private final transient Account account;
    private final transient @Nullable Profile profile;
    private final transient boolean byAccount;
    private final transient String callbackUrl;

    Proven(
            String id,
            long turn,
            Instant begun,
            NewSession session,
            Account account,
            @Nullable Profile profile,
            boolean byAccount,
            String callbackUrl) {
        this.id = requireNonNull(id, "id"); // a data binder hands over null
        this.turn = turn;
        this.begun = requireNonNull(begun, "begun");
        this.session = requireNonNull(session, "session");
        this.account = requireNonNull(account, "account");
        this.profile = profile;
        this.byAccount = byAccount;
        this.callbackUrl = requireNonNull(callbackUrl, "callbackUrl");
    }

    public User user() {
        return session.user();
    }

    /** Returns the factors that the user has shown so far, with their times. */
    public List<Factor> factors() {
        return session.facts().factors();
    }

    /** Returns the address to which the browser goes in the end. */
    public String callbackUrl() {
        return callbackUrl;
    }

    /** Returns the session to make when nothing is missing any more. */
    public NewSession session() {
        return session;
    }

    /** Returns the account with which the user came. It has no tokens if the sign-in has waited for a step. */
    public Account account() {
        return account;
    }

    /** Returns the profile that the {@code signIn} callback got; {@code null} if Latchkey will not call it again. */
    public @Nullable Profile profile() {
        return profile;
    }

    /** Returns whether Latchkey knows the user by an account in the store. */
    public boolean isByAccount() {
        return byAccount;
    }

    /** Returns whether the sign-in has waited for a step. */
    public boolean hasWaited() {
        return turn > 0;
    }

    /** Returns this sign-in with one more factor and the same beginning. */
    Proven with(Factor shown) {
        NewSession next = session.with(session.facts().with(List.of(shown)));
        return new Proven(id, turn, begun, next, account, profile, byAccount, callbackUrl);
    }

    String id() {
        return id;
    }

    /** Returns how often the sign-in was stored. Of the states of one sign-in, only the last counts. */
    long turn() {
        return turn;
    }

    /** Returns a name for this state of this sign-in. No other state has it. */
    String state() {
        return id + "." + turn;
    }

    /** Returns when the user began to sign in, in whole seconds. */
    Instant begun() {
        return begun;
    }

    /** Returns when the sign-in expires, however many steps there are. */
    Instant ends() {
        return begun.plus(PendingSignIns.LIFETIME);
    }

    @Override
    public String toString() {
        return "Proven[hidden]";
    }
}
