package dev.latchkey.signin;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.provider.CredentialField;
import dev.latchkey.provider.Credentials;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.wire.IpAddress;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How often credentials may be tried: by one client, and for one name. A browser that has signed in with the name
 * before has a budget of its own for it, so that others cannot lock out who uses it. An attempt counts before the
 * application is asked, and no more once it was right.
 */
public final class CredentialLimits {

    private static final String BY_CLIENT = "client";
    private static final String BY_NAME = "name";
    private static final String BY_BROWSER = "browser";
    private static final String UNKNOWN_CLIENT = "unknown";

    /** What forms call the field that says who somebody is, for forms whose fields the application has not declared. */
    private static final List<String> USUAL = List.of("username", "email", "login");

    private final RateLimits limits;
    private final ClientAddresses clients;

    public CredentialLimits(RateLimits limits, ClientAddresses clients) {
        this.limits = limits;
        this.clients = clients;
    }

    /**
     * An attempt that was counted.
     *
     * @param names for whom it is, in a form in which equal names are equal texts
     * @param exceeded the limit that it exceeds; {@code null}: none
     * @param retryAfter until the limit has room again
     */
    public record Counted(Set<String> names, @Nullable String exceeded, Duration retryAfter, List<Runnable> giveBacks) {

        /** Whether it may not be made, and the client may know that. */
        public boolean exceedsClient() {
            return BY_CLIENT.equals(exceeded);
        }

        /** Counts it no more: it was right. */
        public void wasRight() {
            giveBacks.forEach(Runnable::run);
        }
    }

    /**
     * Counts an attempt.
     *
     * @param browser what is known of the browser that makes it
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer: then it may not be made
     */
    public Counted count(
            CredentialsProvider provider, Credentials credentials, AuthRequest request, KnownBrowser browser) {
        Set<String> names = names(provider, credentials);
        List<Runnable> giveBacks = new ArrayList<>();
        if (!names.isEmpty() && browser.knows(provider.id(), names)) {
            for (String name : names) {
                String who = browser.id() + "|" + name;
                Optional<Duration> wait = count(BY_BROWSER, provider, who, provider.perName(), giveBacks);
                if (wait.isPresent()) {
                    return new Counted(names, BY_BROWSER, wait.get(), List.of());
                }
            }
            return new Counted(names, null, Duration.ZERO, giveBacks);
        }
        IpAddress address = clients.of(request);
        String client = address == null ? UNKNOWN_CLIENT : address.network();
        Optional<Duration> wait = count(BY_CLIENT, provider, client, provider.perClient(), giveBacks);
        if (wait.isPresent()) {
            return new Counted(names, BY_CLIENT, wait.get(), List.of());
        }
        for (String name : names) {
            Optional<Duration> later = count(BY_NAME, provider, name, provider.perName(), giveBacks);
            if (later.isPresent()) {
                return new Counted(names, BY_NAME, later.get(), List.of());
            }
        }
        return new Counted(names, null, Duration.ZERO, giveBacks);
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

    private static Set<String> names(CredentialsProvider provider, Credentials credentials) {
        Set<String> fields = new LinkedHashSet<>(USUAL);
        provider.nameField().map(CredentialField::name).ifPresent(fields::add);
        Set<String> names = new TreeSet<>();
        for (String field : fields) {
            String name = comparable(credentials.names().contains(field) ? credentials.get(field) : "");
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** As the most lenient directory or database would compare: without case, accents, blanks and what is invisible. */
    private static String comparable(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\p{C}\\p{Z}\\s]", "")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
