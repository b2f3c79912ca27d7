package dev.latchkey.provider;

import org.jspecify.annotations.Nullable;

/**
 * One way to sign in. Applications configure these kinds and do not add kinds of their own; the library may, so code
 * that tells them apart must have an answer for one it does not know.
 */
public sealed interface Provider permits OAuthProvider, EmailProvider, CredentialsProvider {

    /** Lower-case letters, digits and dashes; part of paths, cookies and environment names. */
    String id();

    /** What people call it. */
    String name();

    ProviderType type();

    /** Colours for its button; {@code null}: the page's own. */
    @Nullable
    ProviderStyle style();
}
