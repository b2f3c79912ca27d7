package dev.latchkey;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Collects the mistakes in a configuration, so that one start reports all of them. */
final class ConfigurationMistakes {

    private final Set<String> found = new LinkedHashSet<>();

    void add(String mistake) {
        found.add(mistake);
    }

    void add(List<String> mistakes) {
        found.addAll(mistakes);
    }

    void addIf(boolean wrong, String mistake) {
        if (wrong) {
            found.add(mistake);
        }
    }

    /**
     * Returns the result of {@code maker}. If {@code maker} finds a mistake, returns {@code standIn}, from which
     * nothing is built.
     */
    <T> T get(Supplier<T> maker, T standIn) {
        try {
            return maker.get();
        } catch (IllegalStateException | IllegalArgumentException e) {
            found.add(String.valueOf(e.getMessage()));
            return standIn;
        }
    }

    /** Runs a check and collects the mistake that it throws. */
    void check(Runnable check) {
        get(
                () -> {
                    check.run();
                    return true;
                },
                false);
    }

    /**
     * Throws an exception if there are mistakes.
     *
     * @throws IllegalStateException with one line for each mistake
     */
    void refuse() {
        if (!found.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), found));
        }
    }
}
