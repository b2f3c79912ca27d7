package dev.latchkey.page;

import org.jspecify.annotations.Nullable;

/** x */
public record ErrorPage(@Nullable String error, String signInUrl, String homeUrl, String host) {}
