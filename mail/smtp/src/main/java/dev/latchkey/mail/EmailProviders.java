package dev.latchkey.mail;

import dev.latchkey.provider.EmailProvider;

/**
 * Ready-made e-mail providers. Each still needs the sender of the mails ({@code AUTH_<ID>_FROM}) and the server or the
 * key. By default they come from the environment.
 */
public final class EmailProviders {

    private EmailProviders() {}

    /**
     * Returns a provider with the mail server in {@code AUTH_EMAIL_SERVER}, such as
     * {@code smtps://user:password@mail.example.com}.
     */
    public static EmailProvider smtp() {
        return EmailProvider.of(SmtpSender.ofEnvironment());
    }

    /** Returns a provider with the mail server at {@code url}; see {@link SmtpSender#of}. */
    public static EmailProvider smtp(String url) {
        return EmailProvider.of(SmtpSender.of(url));
    }

    /** Forward Email, with the key in {@code AUTH_FORWARDEMAIL_KEY}. */
    public static EmailProvider forwardEmail() {
        return service("forwardemail");
    }

    /**
     * Loops, with the key in {@code AUTH_LOOPS_KEY}. The text of the mail is at Loops and gets only {@code url}, so
     * mails have no codes.
     *
     * @param transactionalId the id of that text
     */
    public static EmailProvider loops(String transactionalId) {
        HttpSender sender = HttpSender.of("loops").variable("transactionalId", transactionalId);
        return EmailProvider.of(sender)
                .named("loops", "Email")
                .from("as-the-text-says@loops.invalid")
                .withoutCode();
    }

    /** Mailgun in the United States, with the key in {@code AUTH_MAILGUN_KEY}; the domain is that of the sender. */
    public static EmailProvider mailgun() {
        return service("mailgun");
    }

    /** Mailgun in the European Union; otherwise like {@link #mailgun}. */
    public static EmailProvider mailgunEu() {
        HttpSender sender = HttpSender.of("mailgun").endpoint("https://api.eu.mailgun.net/v3/{domain}/messages");
        return EmailProvider.of(sender).named("mailgun", "Email");
    }

    /** Postmark, with the key in {@code AUTH_POSTMARK_KEY}. */
    public static EmailProvider postmark() {
        return service("postmark");
    }

    /** Resend, with the key in {@code AUTH_RESEND_KEY}. */
    public static EmailProvider resend() {
        return service("resend");
    }

    /** SendGrid, with the key in {@code AUTH_SENDGRID_KEY}. */
    public static EmailProvider sendGrid() {
        return service("sendgrid");
    }

    private static EmailProvider service(String id) {
        return EmailProvider.of(HttpSender.of(id)).named(id, "Email");
    }
}
