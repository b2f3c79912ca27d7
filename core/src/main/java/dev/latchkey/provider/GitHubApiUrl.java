package dev.latchkey.provider;

import dev.latchkey.wire.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address of GitHub's API. A self-managed server has it below its own address; GitHub itself has a separate
 * host for it.
 */
final class GitHubApiUrl {

    static final String VARIABLE = "apiBaseUrl";

    private GitHubApiUrl() {}

    /** For {@code github.com} and for a company's part of {@code ghe.com}; {@code null} for every other server. */
    static @Nullable String of(String baseUrl) {
        Origin origin = Origin.of(baseUrl);
        boolean hosted = origin != null
                && (origin.host().equals("github.com") || origin.host().endsWith(".ghe.com"));
        return hosted && origin != null ? origin.scheme() + "://api." + origin.authority() : null;
    }
}
