package dev.latchkey.event;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names of the kinds of events. */
final class EventKind {

    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private EventKind() {}

    /** Returns the name of the class in lower-case words with dashes. */
    static String of(Class<?> event) {
        return CAPITAL.matcher(event.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
