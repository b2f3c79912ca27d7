package dev.latchkey.setting;

import java.util.Comparator;
import java.util.TreeSet;

/** Which known name somebody meant. */
public final class NearestName {

    private NearestName() {}

    /** The one of {@code known} that looks most like {@code name}. */
    public static String of(String name, Iterable<String> known) {
        TreeSet<String> sorted = new TreeSet<>();
        known.forEach(sorted::add);
        return sorted.stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .orElse("");
    }

    /** How many characters have to be added, taken away or replaced (Levenshtein). */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[other.length()];
    }
}
