package dev.latchkey;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What is wrong with a configuration, collected so that one start shows all of it. */
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

    /** What {@code maker} makes, or {@code standIn} if it finds a mistake: nothing is built of it then. */
    <T> T get(Supplier<T> maker, T standIn) {
        try {
            return maker.get();
        } catch (IllegalStateException | IllegalArgumentException e) {
            found.add(String.valueOf(e.getMessage()));
            return standIn;
        }
    }

    /** Runs a check. */
    void check(Runnable check) {
        get(
                () -> {
                    check.run();
                    return true;
                },
                false);
    }

    /**
     * Goes on if there is none.
     *
     * @throws IllegalStateException with a line for each
     */
    void refuse() {
        if (!found.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), found));
        }
    }
}
