package dev.latchkey.browsernames;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.text.TextKey;
import dev.latchkey.text.Texts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua_parser.Parser;

/**
 * Reads the browser and operating system from a {@code User-Agent} header. A client can send any header, so the names
 * are only a hint.
 */
public final class BrowserNames {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserNames.class);

    /**
     * The number of characters that are parsed. Browsers differ at the start of the header, and the parser takes longer
     * for longer texts.
     */
    private static final int LONGEST = 256;

    private static final int MOST_REMEMBERED = 1_000;

    /** The parser's name for an unknown browser or system. */
    private static final String OTHER = "Other";

    private final Texts texts;
    private final TextKey both;
    private final TextKey unknown;
    private final Cache<String, Names> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .build();
    private final AtomicReference<@Nullable Parser> parser = new AtomicReference<>();

    /**
     * Writes the names with texts of a feature.
     *
     * @param both such as {@code {0} on {1}}: the browser and its system
     * @param unknown what a browser is called of which nothing is known
     */
    public BrowserNames(Texts texts, TextKey both, TextKey unknown) {
        this.texts = texts;
        this.both = both;
        this.unknown = unknown;
    }

    /** Returns a name such as {@code Firefox on Linux}. */
    public String of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return texts.text(unknown);
        }
        String start = userAgent.substring(0, Math.min(LONGEST, userAgent.length()));
        return inWords(known.get(start, this::parse));
    }

    private Names parse(String userAgent) {
        try {
            Parser patterns = parser();
            return new Names(
                    known(patterns.parseUserAgent(userAgent).family), known(patterns.parseOS(userAgent).family));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn(
                    "A user agent could not be read, so its browser is shown as unknown ({})",
                    e.getClass().getName());
            return new Names(Optional.empty(), Optional.empty());
        }
    }

    /**
     * Returns the parser. It is created at the first call, because reading its patterns takes time. Two threads at the
     * same time may each create a parser.
     */
    private Parser parser() {
        Parser ready = parser.get();
        if (ready == null) {
            ready = new Parser();
            parser.set(ready);
        }
        return ready;
    }

    private String inWords(Names names) {
        Optional<String> program = names.browser();
        Optional<String> platform = names.system();
        if (program.isPresent() && platform.isPresent()) {
            return texts.text(both, program.get(), platform.get());
        }
        return program.or(() -> platform).orElseGet(() -> texts.text(unknown));
    }

    private record Names(Optional<String> browser, Optional<String> system) {}

    private static Optional<String> known(@Nullable String family) {
        return Optional.ofNullable(family).filter(name -> !name.isBlank() && !name.equals(OTHER));
    }
}
