package dev.latchkey.provider;

import dev.latchkey.http.AuthRequest;

/** Writes the mails that people sign in with, in place of the built-in text. */
@FunctionalInterface
public interface MailTemplate {

    /**
     * Writes one.
     *
     * @param request in which it was asked for, such as for its {@code Accept-Language}
     */
    MailText write(SignInMail mail, AuthRequest request);
}
