package dev.latchkey.text;

import static java.util.Comparator.comparingInt;

import java.util.TreeSet;

/** Finds the known name that is most similar to a misspelt name, by Levenshtein distance. */
public final class NearestName {

    private NearestName() {}

    /** Returns the name in {@code known} that is most similar to {@code name}; empty if {@code known} is empty. */
    public static String of(String name, Iterable<String> known) {
        TreeSet<String> sorted = new TreeSet<>();
        known.forEach(sorted::add);
        return sorted.stream().min(comparingInt(each -> distance(name, each))).orElse("");
    }

    public static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
