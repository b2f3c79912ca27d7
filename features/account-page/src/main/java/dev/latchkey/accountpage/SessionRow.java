package dev.latchkey.accountpage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the account page, which shows one session.
 *
 * @param id the id that the form for ending this session sends
 * @param origin the provider with which the session began, and the network address; {@code null} if not known
 * @param since when the session began, and when it was last used; {@code null} if not known
 * @param json the same data for programs
 */
record SessionRow(
        String id,
        String browser,
        @Nullable String origin,
        @Nullable String since,
        boolean current,
        Map<String, ? extends @Nullable Object> json) {}
