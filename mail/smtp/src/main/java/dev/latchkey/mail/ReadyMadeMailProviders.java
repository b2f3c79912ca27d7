package dev.latchkey.mail;

import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ReadyMadeProviders;
import java.util.Map;
import java.util.function.Supplier;

/** Offers the e-mail providers that need no code, for the setting {@code latchkey.providers}. */
public final class ReadyMadeMailProviders implements ReadyMadeProviders {

    @Override
    public Map<String, Supplier<? extends Provider>> providers() {
        return Map.of(
                "email", EmailProviders::smtp,
                "forwardemail", EmailProviders::forwardEmail,
                "mailgun", EmailProviders::mailgun,
                "postmark", EmailProviders::postmark,
                "resend", EmailProviders::resend,
                "sendgrid", EmailProviders::sendGrid);
    }
}
