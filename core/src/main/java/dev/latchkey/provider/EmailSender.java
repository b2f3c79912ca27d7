package dev.latchkey.provider;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails to a server or service that delivers them. {@code latchkey-mail} has some. Called by several threads at a
 * time, after the browser has its answer. It has to give up after some seconds: other mails wait for the thread.
 */
@FunctionalInterface
public interface EmailSender {

    /**
     * Sends a mail to exactly {@link Mail#to}, and returns when it was accepted.
     *
     * @throws Exception if it was not: the link and the code count for nothing, listeners hear of it, and the log has
     *     the exception, so that must not hold them. The page of the person does not change
     */
    void send(Mail mail) throws Exception;

    /**
     * This sender with whatever it still lacks taken from the environment.
     *
     * @param providerId for the names of variables, such as {@code AUTH_RESEND_KEY}
     * @throws IllegalStateException if something is missing or malformed, with what sets it
     */
    default EmailSender withEnvironment(String providerId, Function<String, @Nullable String> environment) {
        return this;
    }
}
