package dev.latchkey.text;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * Formats points in time as text. The zone is always UTC, and the text says so, because the application does not know
 * the user's time zone.
 */
public final class InstantWords {

    private final Texts texts;

    /** Writes in the language in which {@code texts} come. */
    public InstantWords(Texts texts) {
        this.texts = requireNonNull(texts, "texts");
    }

    /** Returns the date and time, such as {@code November 1, 2026 at 2:05 PM UTC}. */
    public String minute(Instant moment) {
        return format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT), moment) + " UTC";
    }

    /** Returns the date, such as {@code November 1, 2026}. */
    public String day(Instant moment) {
        return format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), moment);
    }

    private String format(DateTimeFormatter style, Instant moment) {
        return style.localizedBy(texts.formats()).withZone(ZoneOffset.UTC).format(moment);
    }
}
