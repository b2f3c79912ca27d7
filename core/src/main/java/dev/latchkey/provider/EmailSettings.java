package dev.latchkey.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Holds the settings of an {@link EmailProvider}. They change only while the provider makes a copy. */
final class EmailSettings {

    String id = "email";
    String name = "Email";
    EmailSender sender;

    @Nullable
    String from;

    Duration maxAge = Duration.ofMinutes(10);
    boolean codes = true;

    @Nullable
    MailTemplate template;

    RateLimit perAddress = new RateLimit(5, Duration.ofHours(1));
    RateLimit perClient = new RateLimit(30, Duration.ofMinutes(10));

    EmailSettings(EmailSender sender) {
        this.sender = sender;
    }

    EmailSettings copy() {
        EmailSettings copy = new EmailSettings(sender);
        copy.id = id;
        copy.name = name;
        copy.from = from;
        copy.maxAge = maxAge;
        copy.codes = codes;
        copy.template = template;
        copy.perAddress = perAddress;
        copy.perClient = perClient;
        return copy;
    }
}
