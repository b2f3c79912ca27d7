package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.page.SignInForm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a signed-in user confirm their identity with one provider. A confirmation adds a factor to the existing session.
 * It never makes a session, a user or an account, and never continues a sign-in that waits for a step.
 */
public interface ConfirmMethod {

    /** Returns the kind of factor that the user shows with this method. */
    Factor.Kind kind();

    /** Returns whether this user can confirm with this method. */
    boolean isFor(ConfirmingUser who);

    /**
     * Returns whether the user has to do something for the confirmation. If not, the method proves no more than the
     * browser itself, so Latchkey offers it only to users without another method for the required factor.
     */
    default boolean provesPresence() {
        return true;
    }

    /** Returns what the confirmation page shows of this method; empty for the form of the sign-in page. */
    default Optional<SignInForm> form() {
        return Optional.empty();
    }

    /**
     * Returns the address of the mail with a code that this browser has requested; {@code null} if it has requested
     * none.
     */
    default @Nullable String mailed(EndpointCall call, ConfirmingUser who) {
        return null;
    }

    /** Returns whether links in mails lead to {@code /confirm/<id>}, each with a {@code token}. */
    default boolean opensLinks() {
        return false;
    }

    /**
     * Answers {@code POST /confirm/<id>}. The method redirects to the provider, sends a mail, or confirms the session
     * with what the user has typed or got by mail.
     *
     * @throws AuthException if the user has not shown the factor
     */
    AuthResponse confirm(EndpointCall call, ConfirmingUser who);
}
