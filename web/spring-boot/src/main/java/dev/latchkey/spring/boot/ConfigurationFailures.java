package dev.latchkey.spring.boot;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Describes a configuration that {@code AuthBuilder.build} refused in a few lines, instead of a stack trace. */
final class ConfigurationFailures implements FailureAnalyzer {

    private static final String BUILDER = "dev.latchkey.AuthBuilder";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>()); // a chain of causes can be a cycle
        Throwable cause = failure;
        for (Throwable next = cause; next != null && seen.add(next); next = next.getCause()) {
            cause = next;
        }
        if (cause.getMessage() == null || !isOfTheBuilder(cause)) {
            return null;
        }
        return new FailureAnalysis(
                "Latchkey cannot start: " + cause.getMessage(),
                "Set it as an environment variable, as a property below latchkey (latchkey.secret, latchkey.url, "
                        + "latchkey.provider.<id>.client-id and so on), or in an AuthBuilderCustomizer.",
                cause);
    }

    private static boolean isOfTheBuilder(Throwable cause) {
        return Stream.of(cause.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(BUILDER));
    }
}
