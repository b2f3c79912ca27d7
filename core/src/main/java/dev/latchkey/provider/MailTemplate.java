package dev.latchkey.provider;

import dev.latchkey.http.AuthRequest;

/** Writes the mails that people sign in with, in place of the built-in text. */
@FunctionalInterface
public interface MailTemplate {

    /**
     * Writes the text of one mail.
     *
     * @param request the request for the mail, for example to read its {@code Accept-Language}
     */
    MailText write(SignInMail mail, AuthRequest request);
}
