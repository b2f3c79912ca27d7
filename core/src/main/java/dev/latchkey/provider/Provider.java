package dev.latchkey.provider;

import org.jspecify.annotations.Nullable;

/**
 * One way to sign in. Applications configure the kinds that there are and cannot add one. The library may add kinds, so
 * a {@code switch} over them needs a default.
 */
public sealed interface Provider permits OAuthProvider, EmailProvider, CredentialsProvider {

    /** Lower-case letters, digits and dashes; part of paths, cookies and environment names. */
    String id();

    /** The name on buttons, such as {@code GitHub}. */
    String name();

    ProviderType type();

    /** The colours of its button; {@code null}: those of the page. */
    @Nullable
    ProviderStyle style();
}
