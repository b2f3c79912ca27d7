package dev.latchkey.provider;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Passes mails to a server or service that delivers them. {@code latchkey-mail} has senders for SMTP and for several
 * services. Several threads call a sender at the same time, after the browser has received its response. A sender must
 * give up after some seconds, because other mails wait.
 */
@FunctionalInterface
public interface EmailSender {

    /**
     * Sends a mail to exactly {@link Mail#to}, and returns when the server has accepted it.
     *
     * @throws Exception if the server has not accepted the mail. Link and code are then invalid, and listeners get an
     *     event. The exception is logged, so its message must not contain the link or the code. The page that the user
     *     sees does not change
     */
    void send(Mail mail) throws Exception;

    /**
     * Returns a copy of this sender. Values that are not set yet come from the environment.
     *
     * @param providerId the provider's id, which is part of variable names such as {@code AUTH_RESEND_KEY}
     * @throws IllegalStateException if a value is missing or malformed; the message names the call or variable that
     *     sets the value
     */
    default EmailSender withEnvironment(String providerId, Function<String, @Nullable String> environment) {
        return this;
    }
}
