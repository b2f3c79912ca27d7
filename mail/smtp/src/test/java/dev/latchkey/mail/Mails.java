package dev.latchkey.mail;

import dev.latchkey.provider.Mail;

/** A mail that has in it whatever could go wrong on the way. */
final class Mails {

    static final String CODE = "04711815";
    static final String URL = "https://app.example.org/auth/callback/email?callbackUrl=%2F" + "a".repeat(1_200)
            + "&token=" + "0f".repeat(32) + "&email=ada%40example.org";

    private Mails() {}

    static Mail to(String address) {
        return from("Acmé, Inc. <no-reply@acme.example>", address);
    }

    static Mail from(String sender, String address) {
        return new Mail(
                address,
                sender,
                "Sign in to Acmé {to}",
                "Go to\n" + URL + "\n.\nor type " + CODE + "\nGrüße\n",
                "<p>Grüße \"{key}\" <a href=\"" + URL + "\">here</a></p>",
                URL,
                CODE);
    }
}
