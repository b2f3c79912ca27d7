package dev.latchkey.signin;

import dev.latchkey.provider.Provider;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import dev.latchkey.wire.EmailAddress;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How users can sign in: with their accounts at providers that are configured, and with their verified e-mail address
 * where one of the providers sends e-mail.
 */
public final class WaysIn {

    private static final String EMAIL = "email"; // the type, as in wire.md#endpoints

    private final Set<String> providers;
    private final boolean byEmail;

    public WaysIn(Collection<Provider> providers) {
        this.providers = providers.stream().map(Provider::id).collect(Collectors.toUnmodifiableSet());
        this.byEmail =
                providers.stream().anyMatch(provider -> provider.type().wire().equals(EMAIL));
    }

    /** Whether the account is of use at the moment. */
    boolean leadsIn(StoredAccount account) {
        return providers.contains(account.account().provider());
    }

    /** Whether the user needs no account. */
    boolean hasAddress(StoredUser user) {
        return byEmail && user.hasVerifiedEmail() && isTypedTheSame(user.user().email());
    }

    /** One that is put into another form when it is typed leads to somebody else, or to nobody. */
    private static boolean isTypedTheSame(@Nullable String email) {
        EmailAddress typed = EmailAddress.of(email);
        return typed != null && typed.text().equals(email);
    }
}
