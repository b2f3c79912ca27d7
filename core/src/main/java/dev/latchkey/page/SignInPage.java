package dev.latchkey.page;

import org.jspecify.annotations.Nullable;

/** x */
public record SignInPage(
        String basePath,
        String host,
        String csrfToken,
        String callbackUrl,
        @Nullable String error,
        @Nullable String code) {}
