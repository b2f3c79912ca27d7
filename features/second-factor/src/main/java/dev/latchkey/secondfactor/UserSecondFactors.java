package dev.latchkey.secondfactor;

import static java.util.Objects.requireNonNull;

import dev.latchkey.feature.EventListeners;
import dev.latchkey.secondfactor.SecondFactorEvent.What;

/** The second factors of users, for administrators. */
public final class UserSecondFactors {

    private final AuthenticatorApps apps;
    private final BackupCodes backupCodes;
    private final TrustedBrowsers browsers;
    private final UserRecords recoveries;
    private final EventListeners events;

    UserSecondFactors(
            AuthenticatorApps apps,
            BackupCodes backupCodes,
            TrustedBrowsers browsers,
            UserRecords recoveries,
            EventListeners events) {
        this.apps = requireNonNull(apps, "apps"); // a data binder hands over null
        this.backupCodes = backupCodes;
        this.browsers = browsers;
        this.recoveries = recoveries;
        this.events = events;
    }

    /** Returns whether a user has set up an authenticator app. */
    public boolean isSetUp(String userId) {
        return apps.has(userId);
    }

    /**
     * Removes the authenticator app, the backup codes, the trusted browsers and a recovery that was begun. Sessions go
     * on. The next sign-in takes one step, or asks the user to set up an app if one is required.
     *
     * @return {@code false} if the user had no authenticator app
     */
    public boolean remove(String userId) {
        removeAllButApp(userId);
        boolean removed = apps.remove(userId);
        removeAllButApp(userId); // what was added meanwhile: a browser or a recovery, for the next app of the user
        if (removed) {
            events.tell(new SecondFactorEvent(userId, What.APP_REMOVED));
        }
        return removed;
    }

    private void removeAllButApp(String userId) {
        browsers.endAll(userId);
        backupCodes.remove(userId);
        recoveries.remove(userId);
    }
}
