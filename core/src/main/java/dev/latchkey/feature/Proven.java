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
 * Who somebody is and what they have shown, before there is a session. Only {@link PendingSignIns} makes one, so
 * holding one proves it. Prints nothing of it.
 *
 * <p>That somebody is this user does not say that the user's address is theirs: {@link FeatureContext#addresses} does.
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

    /** What they have shown so far, with the time of each. */
    public List<Factor> factors() {
        return session.facts().factors();
    }

    /** Where to go in the end. */
    public String callbackUrl() {
        return callbackUrl;
    }

    /** The session to make once nothing is missing. */
    public NewSession session() {
        return session;
    }

    /** With what they came; without tokens if a step stood between. */
    public Account account() {
        return account;
    }

    /** Returns the profile that the {@code signIn} callback got; {@code null} if Latchkey will not call it again. */
    public @Nullable Profile profile() {
        return profile;
    }

    /** Whether they are who they are because the account is theirs in the store. */
    public boolean isByAccount() {
        return byAccount;
    }

    /** Whether a step stood between. */
    public boolean hasWaited() {
        return turn > 0;
    }

    /** With one more factor; it began when it began. */
    Proven with(Factor shown) {
        NewSession next = session.with(session.facts().with(List.of(shown)));
        return new Proven(id, turn, begun, next, account, profile, byAccount, callbackUrl);
    }

    String id() {
        return id;
    }

    /** How often it was kept; of the states of one sign-in, only the last counts. */
    long turn() {
        return turn;
    }

    /** What names this state of this sign-in, and no other. */
    String state() {
        return id + "." + turn;
    }

    /** When the user began to sign in, in whole seconds. */
    Instant begun() {
        return begun;
    }

    /** When it is too late to go on, however many steps there are. */
    Instant ends() {
        return begun.plus(PendingSignIns.LIFETIME);
    }

    @Override
    public String toString() {
        return "Proven[hidden]";
    }
}
