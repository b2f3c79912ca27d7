package dev.latchkey.provider;

import java.util.Locale;

/** The kind of a provider, as the endpoint {@code /providers} returns it. */
public enum ProviderType {
    OAUTH,
    OIDC,
    EMAIL,
    CREDENTIALS,
    WEBAUTHN;

    /** Returns the name on the wire, such as {@code oidc}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
