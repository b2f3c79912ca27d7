package dev.latchkey.feature;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import java.util.List;

/** Adds a factor to an existing session. No other interface can do this. */
public interface SessionConfirmation {

    /**
     * Adds the factors that the user has just shown to their session, which continues under another token. Only a
     * {@link ConfirmMethod} may call this.
     *
     * @return a redirect to {@code callbackUrl}
     */
    AuthResponse complete(EndpointCall call, ConfirmingUser who, List<Factor> shown, String callbackUrl);
}
