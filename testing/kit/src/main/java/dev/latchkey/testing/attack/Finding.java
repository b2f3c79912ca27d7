package dev.latchkey.testing.attack;

import java.util.List;
import java.util.Locale;

/**
 * A hole that an attack has found in an application.
 *
 * @param id the name of the attack, such as {@code path-spelling}
 * @param threat the id of the attack in {@code docs/threats.md}
 * @param title what the attack tried, in words
 * @param evidence the requests that succeeded, with what the application answered; never a cookie's value
 * @param remedy what to do
 */
public record Finding(String id, String threat, String title, List<String> evidence, String remedy) {

    private static final int SHOWN = 5;

    public Finding {
        evidence = List.copyOf(evidence);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(title + " [" + id + ", " + threat + "]\n");
        evidence.stream()
                .limit(SHOWN)
                .forEach(line -> text.append("  ").append(printable(line)).append('\n'));
        if (evidence.size() > SHOWN) {
            text.append("  and ").append(evidence.size() - SHOWN).append(" more\n");
        }
        return text.append("What to do: ").append(remedy).toString();
    }

    /** Returns a text with escapes for the characters that a terminal would carry out. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.chars().forEach(c -> {
            if (c >= ' ' && c < 0x7f) {
                printable.append((char) c);
            } else {
                printable.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return printable.toString();
    }
}
