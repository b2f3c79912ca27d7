package dev.latchkey.accountpage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Formats points in time as text. The zone is always UTC, and the text says so, because the application does not know
 * the user's time zone.
 */
final class InstantWords {

    private final DateTimeFormatter minute;
    private final DateTimeFormatter day;

    InstantWords(Locale locale) {
        this.minute = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC);
    }

    /** Returns the date and time, such as {@code November 1, 2026 at 2:05 PM UTC}. */
    String minute(Instant moment) {
        return minute.format(moment) + " UTC";
    }

    /** Returns the date, such as {@code November 1, 2026}. */
    String day(Instant moment) {
        return day.format(moment);
    }
}
