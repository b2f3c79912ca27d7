package dev.latchkey.feature;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import java.util.List;

/** The only way to a factor that is shown while somebody is signed in. */
public interface SessionConfirmation {

    /**
     * Adds what the user has just shown to their session, which goes on under another token. For {@link ConfirmMethod}s
     * alone.
     *
     * @return off to {@code callbackUrl}
     */
    AuthResponse complete(EndpointCall call, ConfirmingUser who, List<Factor> shown, String callbackUrl);
}
