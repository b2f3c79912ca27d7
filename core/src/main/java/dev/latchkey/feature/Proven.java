package dev.latchkey.feature;

import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.session.NewSession;
import java.time.Instant;
import java.util.List;

/**
 * Who somebody is and what they have shown, before there is a session. Only {@link PendingSignIns} makes one, so
 * holding one proves it. Prints nothing of it.
 */
public final class Proven {

    private final String id;
    private final Instant begun;
    private final NewSession session;
    private final Account account;
    private final boolean byAccount;
    private final String callbackUrl;

    Proven(String id, Instant begun, NewSession session, Account account, boolean byAccount, String callbackUrl) {
        this.id = id;
        this.begun = begun;
        this.session = session;
        this.account = account;
        this.byAccount = byAccount;
        this.callbackUrl = callbackUrl;
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

    /** Whether they are who they are because the account is theirs in the store. */
    public boolean isByAccount() {
        return byAccount;
    }

    Proven with(Factor shown, String nextId, Instant now) {
        NewSession next = session.with(session.facts().with(List.of(shown)));
        return new Proven(nextId, now, next, account, byAccount, callbackUrl);
    }

    String id() {
        return id;
    }

    Instant begun() {
        return begun;
    }

    @Override
    public String toString() {
        return "Proven[hidden]";
    }
}
