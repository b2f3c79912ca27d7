package dev.latchkey.mail;

import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ProviderSource;
import java.util.Map;
import java.util.function.Supplier;

/** The e-mail providers that need no call, for {@code latchkey.providers}. */
public final class MailProviderSource implements ProviderSource {

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
