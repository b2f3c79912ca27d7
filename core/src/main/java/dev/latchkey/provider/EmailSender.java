package dev.latchkey.provider;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails to whoever delivers them. {@code latchkey-mail} has some. Called by many threads at a time, while
 * somebody waits: it has to give up after some seconds.
 */
@FunctionalInterface
public interface EmailSender {

    /**
     * Sends a mail to exactly {@link Mail#to}, and returns when it was accepted.
     *
     * @throws Exception if it was not: the person is told that the mail could not be sent, the link and the code count
     *     for nothing, and the log has the exception, so that must not hold them
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
