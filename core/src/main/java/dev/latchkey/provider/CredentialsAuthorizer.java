package dev.latchkey.provider;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.User;
import java.util.Optional;

/** The application's check of credentials. */
@FunctionalInterface
public interface CredentialsAuthorizer {

    /**
     * Checks credentials.
     *
     * @return the user, or empty if the credentials are wrong
     * @throws dev.latchkey.error.CredentialsSignin to refuse the credentials with a reason
     * @throws Exception if the check fails for another reason; the user is not signed in, and the error page shows
     *     {@code Configuration}
     */
    Optional<User> authorize(Credentials credentials, AuthRequest request) throws Exception;
}
