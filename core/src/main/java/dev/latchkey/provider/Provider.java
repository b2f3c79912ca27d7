package dev.latchkey.provider;

import org.jspecify.annotations.Nullable;

/**
 * One way to sign in. Applications configure the existing kinds of providers and cannot add a kind. The library may add
 * kinds, so a {@code switch} over them needs a default.
 */
public sealed interface Provider permits OAuthProvider, EmailProvider, CredentialsProvider {

    /**
     * Returns the id, in lower-case letters, digits and dashes. It is part of paths, cookies and environment variables.
     */
    String id();

    /** Returns the name on buttons, such as {@code GitHub}. */
    String name();

    ProviderType type();

    /** Returns the colours of the provider's button; {@code null} for the page's own colours. */
    @Nullable
    ProviderStyle style();
}
