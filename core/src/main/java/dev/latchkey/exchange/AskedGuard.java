package dev.latchkey.exchange;

import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A guard with logic of the application that was asked about a request.
 *
 * @param matcher the paths that it guards; {@code null} for all paths
 */
record AskedGuard(@Nullable Matcher matcher, GuardCallback logic) {}
