package dev.latchkey.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Pages of the application that stand in for built-in ones (wire.md#pages-of-the-application): paths such as
 * {@code /login}, or absolute URLs.
 */
public record CustomPages(
        @Nullable String signIn,
        @Nullable String signOut,
        @Nullable String error,
        @Nullable String verifyRequest) {}
