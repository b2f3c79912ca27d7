package dev.latchkey.provider;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails to a server or service that delivers them. {@code latchkey-mail} has some. Several threads call it at a
 * time, after the browser has its answer. A sender must give up after some seconds, because other mails wait.
 */
@FunctionalInterface
public interface EmailSender {

    /**
     * Sends a mail to exactly {@link Mail#to}, and returns when the server has accepted it.
     *
     * @throws Exception if the server has not accepted it. Link and code are then invalid, listeners get an event, and
     *     the log has the exception, so its message must not contain link or code. The page of the user does not change
     */
    void send(Mail mail) throws Exception;

    /**
     * Returns this sender with the values that are not set yet read from the environment.
     *
     * @param providerId for the names of variables, such as {@code AUTH_RESEND_KEY}
     * @throws IllegalStateException if a value is missing or malformed; the message names what sets it
     */
    default EmailSender withEnvironment(String providerId, Function<String, @Nullable String> environment) {
        return this;
    }
}
