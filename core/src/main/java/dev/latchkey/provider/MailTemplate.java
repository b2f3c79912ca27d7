package dev.latchkey.provider;

import dev.latchkey.http.AuthRequest;

/** Writes the whole sign-in mail. To replace single sentences only, use {@code AuthBuilder.texts}. */
@FunctionalInterface
public interface MailTemplate {

    /**
     * Writes one mail. If the template throws, the sign-in page says that the mail could not be sent, and the log shows
     * the exception.
     *
     * @param request the request in which the user asked for the mail; its {@code Accept-Language} names the user's
     *     languages
     */
    MailContent write(SignInMail mail, AuthRequest request);
}
