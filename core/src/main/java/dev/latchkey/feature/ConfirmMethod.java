package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.page.SignInForm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How somebody who is signed in shows anew, with one provider, that it is them. It adds a factor to the session that
 * there is. It never makes a session, a user or an account, and never goes on with a sign-in that waits for a step.
 */
public interface ConfirmMethod {

    /** What it shows. */
    Factor.Kind kind();

    /** Whether this user can show it. */
    boolean isFor(ConfirmingUser who);

    /**
     * Whether somebody has to do something for it. If not, it shows no more than the browser does, so it is offered
     * only to those who have nothing else that shows what is asked for.
     */
    default boolean provesPresence() {
        return true;
    }

    /** What the confirmation page shows of it; empty: what the sign-in page shows. */
    default Optional<SignInForm> form() {
        return Optional.empty();
    }

    /** Where a mail with a code went that this browser has asked for; {@code null}: there is none. */
    default @Nullable String mailed(EndpointCall call, ConfirmingUser who) {
        return null;
    }

    /** Whether {@code /confirm/<id>} is where links in mails lead, each with a {@code token}. */
    default boolean opensLinks() {
        return false;
    }

    /**
     * {@code POST /confirm/<id>}: off to the provider, a mail, or the session confirmed with what was typed or mailed.
     *
     * @throws AuthException if it is not shown
     */
    AuthResponse confirm(EndpointCall call, ConfirmingUser who);
}
