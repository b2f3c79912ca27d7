package dev.latchkey.provider;

import java.util.Locale;

/** The kind of a provider, as it stands in the answer of {@code /providers}. */
public enum ProviderType {
    OAUTH,
    OIDC,
    EMAIL,
    CREDENTIALS;

    /** The name on the wire, such as {@code oidc}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
