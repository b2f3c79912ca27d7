package dev.latchkey.page;

import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import java.time.Duration;

/** Writes a duration in words, in whole units. */
final class DurationWords {

    private DurationWords() {}

    /** Writes a lifetime, rounded down, but at least a minute. */
    static String ofLifetime(Texts texts, Duration lifetime) {
        return ofMinutes(texts, Math.max(1, lifetime.toMinutes()));
    }

    /** Writes a waiting time, rounded up. */
    static String ofWait(Texts texts, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return seconds < 60
                ? texts.text(CoreText.TIME_SECONDS, seconds)
                : ofMinutes(texts, Math.floorDiv(seconds + 59, 60L));
    }

    private static String ofMinutes(Texts texts, long minutes) {
        return minutes % 60 == 0
                ? texts.text(CoreText.TIME_HOURS, minutes / 60)
                : texts.text(CoreText.TIME_MINUTES, minutes);
    }
}
