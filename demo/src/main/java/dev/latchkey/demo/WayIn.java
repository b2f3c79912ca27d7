package dev.latchkey.demo;

import dev.latchkey.model.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider on the account page.
 *
 * @param issuer {@code null}: not linked, like {@code subject}
 */
record WayIn(
        String provider,
        String name,
        @Nullable String issuer,
        @Nullable String subject) {

    static WayIn of(String provider, String name, List<Account> accounts) {
        return accounts.stream()
                .filter(account -> account.provider().equals(provider))
                .findFirst()
                .map(account -> new WayIn(provider, name, account.issuer(), account.subject()))
                .orElseGet(() -> new WayIn(provider, name, null, null));
    }

    boolean isLinked() {
        return issuer != null;
    }
}
