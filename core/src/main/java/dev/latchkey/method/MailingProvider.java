package dev.latchkey.method;

import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Provider;
import java.util.Collection;
import java.util.Optional;

/** Finds the provider that sends the mails of features. */
public final class MailingProvider {

    private MailingProvider() {}

    /** Returns the first provider that sends mails; empty if none does. */
    public static Optional<EmailProvider> among(Collection<Provider> providers) {
        for (Provider provider : providers) {
            if (provider instanceof EmailProvider mailing) {
                return Optional.of(mailing);
            }
        }
        return Optional.empty();
    }
}
