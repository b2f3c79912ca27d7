package dev.latchkey.accountpage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One session, as the page shows it.
 *
 * @param id for the form that ends it
 * @param origin how and from where it began; {@code null}: not known
 * @param since {@code null}: not known
 * @param json the same for programs
 */
record SessionRow(
        String id,
        String browser,
        @Nullable String origin,
        @Nullable String since,
        boolean current,
        Map<String, ? extends @Nullable Object> json) {}
