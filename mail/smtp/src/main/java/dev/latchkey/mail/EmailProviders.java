package dev.latchkey.mail;

import dev.latchkey.provider.EmailProvider;

/**
 * Ready-made e-mail providers. Each provider also needs the sender address of the mails ({@code AUTH_<ID>_FROM}), and
 * the server or the key. By default, these values come from the environment.
 */
public final class EmailProviders {

    private EmailProviders() {}

    /**
     * Returns a provider that uses the mail server in {@code AUTH_EMAIL_SERVER}, such as
     * {@code smtps://user:password@mail.example.com}.
     */
    public static EmailProvider smtp() {
        return EmailProvider.of(SmtpSender.ofEnvironment());
    }

    /** Returns a provider that uses the mail server at {@code url}; see {@link SmtpSender#of}. */
    public static EmailProvider smtp(String url) {
        return EmailProvider.of(SmtpSender.of(url));
    }

    /** Returns a provider that uses Forward Email, with the key in {@code AUTH_FORWARDEMAIL_KEY}. */
    public static EmailProvider forwardEmail() {
        return service("forwardemail");
    }

    /**
     * Returns a provider that uses Loops, with the key in {@code AUTH_LOOPS_KEY}. The text of the mail is a template at
     * Loops. The template gets only {@code url}, so mails contain no codes.
     *
     * @param transactionalId the id of that template
     */
    public static EmailProvider loops(String transactionalId) {
        HttpSender sender = HttpSender.of("loops").variable("transactionalId", transactionalId);
        return EmailProvider.of(sender)
                .named("loops", "Email")
                .from("as-the-text-says@loops.invalid")
                .withoutCode();
    }

    /**
     * Returns a provider that uses Mailgun in the United States, with the key in {@code AUTH_MAILGUN_KEY}. The Mailgun
     * domain is the domain of the sender address.
     */
    public static EmailProvider mailgun() {
        return service("mailgun");
    }

    /** Returns a provider like {@link #mailgun}, but in the European Union. */
    public static EmailProvider mailgunEu() {
        HttpSender sender = HttpSender.of("mailgun").endpoint("https://api.eu.mailgun.net/v3/{domain}/messages");
        return EmailProvider.of(sender).named("mailgun", "Email");
    }

    /** Returns a provider that uses Postmark, with the key in {@code AUTH_POSTMARK_KEY}. */
    public static EmailProvider postmark() {
        return service("postmark");
    }

    /** Returns a provider that uses Resend, with the key in {@code AUTH_RESEND_KEY}. */
    public static EmailProvider resend() {
        return service("resend");
    }

    /** Returns a provider that uses SendGrid, with the key in {@code AUTH_SENDGRID_KEY}. */
    public static EmailProvider sendGrid() {
        return service("sendgrid");
    }

    private static EmailProvider service(String id) {
        return EmailProvider.of(HttpSender.of(id)).named(id, "Email");
    }
}
