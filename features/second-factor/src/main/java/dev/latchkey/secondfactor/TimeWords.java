package dev.latchkey.secondfactor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Points of time in words. Nobody knows where users are, so the zone is UTC and stands there. */
final class TimeWords {

    private final DateTimeFormatter minute;
    private final DateTimeFormatter day;

    TimeWords(Locale locale) {
        this.minute = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC);
    }

    /** Such as {@code November 1, 2026 at 2:05 PM UTC}. */
    String minute(Instant time) {
        return minute.format(time) + " UTC";
    }

    /** Such as {@code November 1, 2026}. */
    String day(Instant time) {
        return day.format(time);
    }
}
