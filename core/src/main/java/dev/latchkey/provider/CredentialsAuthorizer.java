package dev.latchkey.provider;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.User;
import java.util.Optional;

/** An application's own check of credentials. */
@FunctionalInterface
public interface CredentialsAuthorizer {

    /**
     * Checks credentials.
     *
     * @return the user, or empty if the credentials are wrong
     * @throws dev.latchkey.error.CredentialsSignin to refuse with a reason
     * @throws Exception anything else signs nobody in and shows as {@code Configuration}
     */
    Optional<User> authorize(Credentials credentials, AuthRequest request) throws Exception;
}
