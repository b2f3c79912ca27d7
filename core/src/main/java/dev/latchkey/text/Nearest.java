package dev.latchkey.text;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Optional;

/** The name that somebody probably meant: the one with the fewest letters to change (Levenshtein's distance). */
final class Nearest {

    private Nearest() {}

    static Optional<String> to(String name, Collection<String> known) {
        return known.stream().sorted().min(comparingInt(each -> distance(name, each)));
    }

    private static int distance(String one, String other) {
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
