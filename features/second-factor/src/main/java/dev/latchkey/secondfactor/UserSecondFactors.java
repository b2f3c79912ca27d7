package dev.latchkey.secondfactor;

import static java.util.Objects.requireNonNull;

import dev.latchkey.feature.EventListeners;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import dev.latchkey.store.UserStore;

/** The second factors of users, for administrators. */
public final class UserSecondFactors {

    private final UserStore users;
    private final AuthenticatorApps apps;
    private final BackupCodes backupCodes;
    private final TrustedBrowsers browsers;
    private final UserRecords recoveries;
    private final UserRecords graces;
    private final EventListeners events;

    UserSecondFactors(
            UserStore users,
            AuthenticatorApps apps,
            BackupCodes backupCodes,
            TrustedBrowsers browsers,
            UserRecords recoveries,
            UserRecords graces,
            EventListeners events) {
        this.users = requireNonNull(users, "users"); // a data binder hands over null
        this.apps = apps;
        this.backupCodes = backupCodes;
        this.browsers = browsers;
        this.recoveries = recoveries;
        this.graces = graces;
        this.events = events;
    }

    /** Returns whether a user has set up an authenticator app. */
    public boolean isSetUp(String userId) {
        return apps.has(userId);
    }

    /**
     * Takes over an authenticator app that a user has set up with other software. The app stays as it is, and the next
     * sign-in asks for its code. The app must show codes as nearly all do: RFC 6238 with SHA-1, six digits, a new code
     * every 30 seconds. The user has no backup codes, and makes some on the account page.
     *
     * <p>If the user's address is not proved, its first proof removes the app, as it does all that was attached before.
     *
     * @param key the secret itself, from 16 to 64 bytes. Decode it if the other software keeps it as Base32
     * @return {@code false}, and nothing changes, if the user has an app
     * @throws IllegalArgumentException if the key is shorter or longer
     * @throws IllegalStateException if there is no such user
     */
    public boolean importApp(String userId, byte[] key) {
        AppKey foreign = AppKey.foreign(key);
        if (users.user(userId).isEmpty()) {
            throw new IllegalStateException("There is no user with this id");
        }
        return apps.takeOver(userId, foreign);
    }

    /**
     * Removes the authenticator app, the backup codes, the trusted browsers and a recovery that was begun. Sessions go
     * on. The next sign-in takes one step, or asks the user to set up an app if one is required; then the time in which
     * the user may put it off begins anew.
     *
     * @return {@code false} if the user had no authenticator app
     */
    public boolean remove(String userId) {
        boolean removed = removeFactors(userId);
        graces.remove(userId);
        return removed;
    }

    /** Does the same for the user, who cannot begin the time anew. */
    boolean removeFactors(String userId) {
        removeOtherFactors(userId);
        boolean removed = apps.remove(userId);
        if (removed) {
            events.tell(new SecondFactorEvent(userId, What.APP_REMOVED)); // before anything else can fail
        }
        removeOtherFactors(userId); // what was added meanwhile, for the next app of the user
        recoveries.remove(userId); // last, so that a recovery that fails halfway can be completed
        return removed;
    }

    private void removeOtherFactors(String userId) {
        browsers.endAll(userId);
        backupCodes.remove(userId);
    }
}
