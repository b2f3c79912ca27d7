package dev.latchkey.page;

import org.jspecify.annotations.Nullable;

/** x */
public record SignOutPage(
        String basePath,
        String host,
        String csrfToken,
        String callbackUrl,
        @Nullable String userName) {}
