package dev.latchkey.passkeys;

import dev.latchkey.feature.FeatureContext;
import java.util.List;

/** The passkeys of an application's users, for its own pages and for administrators. */
public final class UserPasskeys {

    private final FeatureContext context;
    private final Credentials credentials;
    private final AuthenticatorNames names;

    UserPasskeys(FeatureContext context, Credentials credentials, AuthenticatorNames names) {
        this.context = context;
        this.credentials = credentials;
        this.names = names;
    }

    /**
     * Returns the passkeys of a user, the oldest first.
     *
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer
     */
    public List<Passkey> list(String userId) {
        return credentials.of(userId).stream().map(this::passkey).toList();
    }

    /**
     * Removes a passkey, such as one that was stolen, even if its user has no other way to sign in. Sessions go on.
     *
     * @return {@code false} if it is not this user's
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer, or somebody keeps changing the
     *     passkey
     */
    public boolean remove(String userId, String id) {
        boolean removed =
                credentials.find(id, userId).flatMap(credentials::remove).isPresent();
        if (removed) {
            context.events().tell(new PasskeyEvent.Removed(userId, id));
        }
        return removed;
    }

    private Passkey passkey(KeptCredential kept) {
        Credential credential = kept.credential();
        return new Passkey(
                kept.id(),
                names.of(credential),
                credential.created(),
                credential.lastUsed(),
                credential.key().multiDevice(),
                credential.backedUp());
    }
}
