package dev.latchkey.accountpage;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.featuremails.MailedSecret;
import dev.latchkey.featuremails.MailedSecrets;
import dev.latchkey.model.User;
import dev.latchkey.session.SessionControl;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Undoes changes of addresses, by a link that is mailed to the old address. The user has the old address again and
 * nothing that was attached since, what the user knows, such as a password, counts no more until it is replaced, and
 * all sessions end. The link is used up only when that is done.
 */
final class AddressUndo {

    static final Duration LIFETIME = Duration.ofDays(7);

    private static final String PURPOSE = "undo";
    private static final String USER = "user";
    private static final String OLD = "old";
    private static final String ID = "id";
    private static final int MOST_ATTEMPTS = 3;

    private final FeatureContext context;
    private final UserStore users;
    private final SessionControl sessions;
    private final MailedSecrets secrets;
    private final AddressHistory history;
    private final Belongings belongings;

    AddressUndo(
            FeatureContext context,
            UserStore users,
            SessionControl sessions,
            MailedSecrets secrets,
            AddressHistory history,
            Belongings belongings) {
        this.context = context;
        this.users = users;
        this.sessions = sessions;
        this.secrets = secrets;
        this.history = history;
        this.belongings = belongings;
    }

    /** What came of a link. */
    enum Result {
        UNDONE,

        /** Somebody else has proved the old address meanwhile. The link can be used again. */
        ADDRESS_TAKEN,
        NOT_UNDONE
    }

    /**
     * A way to undo a change.
     *
     * @param token for the link
     */
    record Prepared(String userId, AddressHistory.Entry change, String token) {}

    /**
     * Remembers a change before it is made; empty: the user has changed the address too often, or has too many things
     * to remember them all.
     */
    Optional<Prepared> prepare(String userId, String old) {
        String id = Long.toUnsignedString(context.random().nextLong(), 36);
        AddressHistory.Entry change = AddressHistory.Entry.of(id, old, belongings.of(userId));
        MailedSecret secret = secrets.prepare(PURPOSE, Map.of(USER, userId, OLD, old, ID, id), LIFETIME);
        if (!history.add(userId, change, secret.expires())) {
            return Optional.empty();
        }
        secrets.keep(secret);
        return Optional.of(new Prepared(userId, change, secret.token()));
    }

    /** Returns one more link for the last change from this address; empty: it cannot be undone. */
    Optional<Prepared> again(String userId, String old) {
        return history.of(userId).stream()
                .filter(change -> change.isFrom(old))
                .reduce((earlier, later) -> later)
                .map(change -> {
                    MailedSecret secret =
                            secrets.prepare(PURPOSE, Map.of(USER, userId, OLD, old, ID, change.id()), LIFETIME);
                    secrets.keep(secret);
                    return new Prepared(userId, change, secret.token());
                });
    }

    /** Forgets a change that did not come about. */
    void forget(Prepared prepared) {
        history.remove(prepared.userId(), prepared.change());
    }

    /** Returns whether a change of the user from this address can be undone. */
    boolean isChangedFrom(String userId, String address) {
        return history.of(userId).stream().anyMatch(change -> change.isFrom(address));
    }

    /** Forgets every change of the user from this address, so that nobody gets back to it. */
    void forgetChangesFrom(String userId, String address) {
        history.of(userId).stream()
                .filter(change -> change.isFrom(address))
                .forEach(change -> history.remove(userId, change));
    }

    /** Whether the token of a link can undo a change. */
    boolean isPossible(String token) {
        return secrets.read(PURPOSE, token)
                .filter(content -> find(history.of(of(content, USER)), content).isPresent())
                .isPresent();
    }

    /** Undoes a change, whatever address the user has now. */
    Result undo(EndpointCall call, String token) {
        Map<String, String> content = secrets.read(PURPOSE, token).orElse(Map.of());
        String userId = of(content, USER);
        String old = of(content, OLD);
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            // first the user: if others restore an address meanwhile, either the change is gone or the user is another
            StoredUser before = users.user(userId).orElse(null);
            List<AddressHistory.Entry> changes = history.of(userId);
            AddressHistory.Entry change = find(changes, content).orElse(null);
            if (before == null || change == null) {
                return Result.NOT_UNDONE;
            }
            if (!free(call, userId, old)) {
                return Result.ADDRESS_TAKEN;
            }
            if (context.addresses().replace(before, old)) {
                return finish(before, old, changes, change, token);
            }
        }
        return Result.NOT_UNDONE;
    }

    private static Optional<AddressHistory.Entry> find(
            List<AddressHistory.Entry> changes, Map<String, String> content) {
        return changes.stream()
                .filter(change -> change.id().equals(of(content, ID)))
                .findFirst();
    }

    /** Of several links at the same time, the one of the earliest change counts. */
    private Result finish(
            StoredUser before,
            String old,
            List<AddressHistory.Entry> changes,
            AddressHistory.Entry change,
            String token) {
        String userId = before.user().id();
        throwOut(userId, change); // before the change is forgotten, so that the link counts again after a failure
        if (!history.removeFrom(userId, change)) {
            takeBack(before, old, changes);
            return Result.NOT_UNDONE;
        }
        restore(userId, old); // the link of a later change may have replaced it just before
        secrets.use(PURPOSE, token);
        throwOut(userId, change);
        return Result.UNDONE;
    }

    private void throwOut(String userId, AddressHistory.Entry change) {
        sessions.revokeAll(userId, null); // nobody adds anything from now on
        belongings.removeAllBut(userId, change.belongings());
        context.methods().get().values().forEach(method -> method.distrust(userId)); // who had the account may know it
        sessions.revokeAll(userId, null); // somebody may have signed in with what was there until now
    }

    /**
     * Another request was faster: the first change that is gone is the one that it has undone. If the user had the
     * address of before that change already, this request has replaced it, and gives it back. Otherwise the other
     * request has replaced the address after this one.
     */
    private void takeBack(StoredUser before, String old, List<AddressHistory.Entry> changes) {
        String userId = before.user().id();
        String address = before.user().email();
        List<AddressHistory.Entry> left = history.of(userId);
        boolean wasUndone = changes.stream()
                .filter(change -> !left.contains(change))
                .findFirst()
                .filter(undone -> undone.isFrom(address))
                .isPresent();
        if (wasUndone && address != null) {
            users.user(userId)
                    .filter(now -> old.equals(now.user().email()))
                    .ifPresent(now -> context.addresses().replace(now, address));
        }
    }

    private void restore(String userId, String address) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredUser now = users.user(userId).orElse(null);
            if (now == null
                    || address.equals(now.user().email())
                    || context.addresses().replace(now, address)) {
                return;
            }
        }
    }

    /**
     * Takes the address from another user who has not proved it, or who is signed in to the browser that opens the
     * link. A link that is some days old is no proof against anybody else: the mailbox may have another owner by now.
     */
    private boolean free(EndpointCall call, String userId, String address) {
        StoredUser holder = users.userByEmail(address).orElse(null);
        if (holder == null || holder.user().id().equals(userId)) {
            return true;
        }
        User other = holder.user();
        if (context.addresses().isProved(other.id()) && !isSignedIn(call, other)) {
            return false;
        }
        if (users.replaceEmail(holder, null, null)) {
            context.events().tell(new AuthEvent.UserUpdated(new User(other.id(), other.name(), null, other.image())));
        }
        return true;
    }

    private boolean isSignedIn(EndpointCall call, User user) {
        return context.callers()
                .session(call)
                .filter(session -> session.user().id().equals(user.id()))
                .isPresent();
    }

    private static String of(Map<String, String> content, String name) {
        return content.getOrDefault(name, "");
    }
}
