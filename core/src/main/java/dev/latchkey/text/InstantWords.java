package dev.latchkey.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Formats points in time as text. The zone is always UTC, and the text says so, because the application does not know
 * the user's time zone.
 */
public final class InstantWords {

    private final DateTimeFormatter minute;
    private final DateTimeFormatter day;

    /** Writes in the language of {@code texts}. */
    public InstantWords(Texts texts) {
        Locale locale = Locale.forLanguageTag(texts.text(CoreText.PAGE_LANGUAGE));
        this.minute = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC);
    }

    /** Returns the date and time, such as {@code November 1, 2026 at 2:05 PM UTC}. */
    public String minute(Instant moment) {
        return minute.format(moment) + " UTC";
    }

    /** Returns the date, such as {@code November 1, 2026}. */
    public String day(Instant moment) {
        return day.format(moment);
    }
}
