package dev.latchkey.cli;

import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.provider.Provider;
import java.util.List;

/** Sends one mail to an address of the operator. */
record MailCheck(Findings findings) {

    private static final String TEXT =
            "This mail was sent by `latchkey doctor`. If you read it, your application can send mails.";

    void run(List<Provider> providers, String address) {
        EmailProvider provider = providers.stream()
                .filter(EmailProvider.class::isInstance)
                .map(EmailProvider.class::cast)
                .findFirst()
                .orElse(null);
        if (provider == null) {
            findings.add(Problem.MAIL_MISSING, "No setting names a provider that sends mails");
            return;
        }
        try {
            provider.sender()
                    .send(new Mail(
                            address,
                            provider.from(),
                            "A mail of latchkey doctor",
                            TEXT,
                            "<p>" + TEXT + "</p>",
                            "http://localhost/",
                            null));
            findings.add(Problem.MAIL_SENT, "The provider \"" + provider.id() + "\" has taken a mail");
        } catch (Exception e) {
            findings.add(
                    Problem.MAIL_REFUSED,
                    "The provider \"" + provider.id() + "\" has not taken a mail: "
                            + e.getClass().getSimpleName());
        }
    }
}
