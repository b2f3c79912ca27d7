package dev.latchkey.limit;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.provider.Credentials;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.site.ClientAddresses;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often credentials may be tried: by one client, and for one name. A browser that has signed in with the
 * name before has its own limit for the name, so that others cannot lock out its user. An attempt counts before the
 * application is asked, and no more once it was right.
 */
public final class CredentialLimits {

    private static final String BY_CLIENT = "client";
    private static final String BY_NAME = "name";
    private static final String BY_BROWSER = "browser";
    private static final int MOST_NAMES = 16;

    private final RateLimiter limits;
    private final ClientAddresses clients;

    public CredentialLimits(RateLimiter limits, ClientAddresses clients) {
        this.limits = limits;
        this.clients = clients;
    }

    /**
     * An attempt that was counted.
     *
     * @param browser the browser that makes the attempt
     * @param typed the typed names, by field
     * @param exceeded the exceeded limit; {@code null} for none
     * @param retryAfter how long until the limit allows another attempt
     */
    public record Counted(
            KnownBrowser browser,
            Map<String, String> typed,
            @Nullable String exceeded,
            Duration retryAfter,
            List<Runnable> giveBacks) {

        /** Returns whether the attempt exceeds the limit of its client, which the client may know. */
        public boolean exceedsClient() {
            return BY_CLIENT.equals(exceeded);
        }

        /** Takes the attempt back from the limits, because the credentials were right. */
        public void wasRight() {
            giveBacks.forEach(Runnable::run);
        }
    }

    /**
     * Counts an attempt.
     *
     * @param browsers what is known of the browser the browser that makes the attempt
     * @throws dev.latchkey.error.AuthException.Refused {@link ErrorCode#BAD_REQUEST} if it names too many
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer: then it may not be made
     */
    public Counted count(
            CredentialsProvider provider, Credentials credentials, AuthRequest request, KnownBrowsers.Found browsers) {
        Map<String, String> typed = provider.identifying(credentials);
        List<Runnable> giveBacks = new ArrayList<>();
        KnownBrowser known = browsers.knowing(provider.id(), typed).orElse(null);
        if (known != null) {
            Optional<Duration> wait =
                    count(BY_BROWSER, provider, known.keyOf(provider.id(), typed), provider.perName(), giveBacks);
            return counted(known, typed, BY_BROWSER, wait, giveBacks);
        }
        KnownBrowser browser = browsers.first();
        Optional<Duration> wait =
                count(BY_CLIENT, provider, clients.budgetOf(request), provider.perClient(), giveBacks);
        if (wait.isPresent()) {
            return counted(browser, typed, BY_CLIENT, wait, giveBacks);
        }
        for (String name : names(provider, credentials)) {
            Optional<Duration> later = count(BY_NAME, provider, name, provider.perName(), giveBacks);
            if (later.isPresent()) {
                return counted(browser, typed, BY_NAME, later, giveBacks);
            }
        }
        return counted(browser, typed, BY_NAME, Optional.empty(), giveBacks);
    }

    private static Counted counted(
            KnownBrowser browser,
            Map<String, String> typed,
            String by,
            Optional<Duration> wait,
            List<Runnable> giveBacks) {
        return wait.map(time -> new Counted(browser, typed, by, time, List.of()))
                .orElseGet(() -> new Counted(browser, typed, null, Duration.ZERO, giveBacks));
    }

    private Optional<Duration> count(
            String by, CredentialsProvider provider, String who, RateLimit limit, List<Runnable> giveBacks) {
        String what = "credentials by " + by + " at " + provider.id();
        Optional<Duration> wait = limits.count(what, who, limit);
        if (wait.isEmpty()) {
            giveBacks.add(() -> limits.giveBack(what, who, limit));
        }
        return wait;
    }

    /** Returns the names of an attempt, normalised so that equal names are equal texts. */
    private static Set<String> names(CredentialsProvider provider, Credentials credentials) {
        Set<String> names = new TreeSet<>();
        for (String text : provider.naming(credentials).values()) {
            String name = comparable(text);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        if (names.size() > MOST_NAMES) { // each is asked of the store
            throw new AuthException.Refused(ErrorCode.BAD_REQUEST, "too many fields that may say who somebody is");
        }
        return names;
    }

    /**
     * Normalises a name like the most lenient directory or database: without case, accents, blanks and invisible
     * characters.
     */
    private static String comparable(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\p{C}\\p{Z}\\s]", "")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
