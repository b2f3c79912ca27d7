package dev.latchkey.testing.attack;

import static java.util.Objects.requireNonNull;

import dev.latchkey.audit.Route;
import dev.latchkey.audit.RouteAudit;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Attacks an application that runs in a test, as attackers have attacked other applications, and says what got in:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> no_attack_succeeds() {
 *     return LatchkeyAttacks.against("http://localhost:" + port)
 *             .signedInAs(SignedIn.as("ada").cookie(auth))
 *             .guarding("/dashboard", "/api/orders")
 *             .tests();
 * }
 * }</pre>
 *
 * <p>Attack only your own application, on this machine, with data of a test. The requests look like those of an
 * attacker, and a POST that gets in changes something. The object is immutable, so each method returns a changed copy.
 */
public final class LatchkeyAttacks {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}|<[^>]*>|:[A-Za-z][A-Za-z0-9]*[*+?]?|\\*+");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE", "*");

    private final URI url;
    private final String cookie;
    private final String halfCookie;
    private final String basePath;
    private final List<String> guarded;
    private final List<String> changing;
    private final Set<String> accepted;

    private LatchkeyAttacks(
            URI url,
            String cookie,
            String halfCookie,
            String basePath,
            Collection<String> guarded,
            Collection<String> changing,
            Set<String> accepted) {
        this.url = url;
        this.cookie = cookie;
        this.halfCookie = halfCookie;
        this.basePath = basePath;
        this.guarded = List.copyOf(guarded);
        this.changing = List.copyOf(changing);
        this.accepted = Set.copyOf(accepted);
    }

    /**
     * Returns attacks on the application at {@code url}, which is on this machine.
     *
     * @param url the address of the application, such as {@code http://localhost:8080} or, with a context path,
     *     {@code http://localhost:8080/shop}
     * @throws IllegalArgumentException if this is not an {@code http} address, or is one of another machine
     */
    public static LatchkeyAttacks against(String url) {
        LatchkeyAttacks attacks = dangerouslyAgainstAnotherMachine(url);
        if (!isOnThisMachine(attacks.url)) {
            throw new IllegalArgumentException("This suite attacks, so it takes an application on this machine only. If"
                    + " the other machine is yours, and nobody else uses it, call"
                    + " dangerouslyAgainstAnotherMachine(url)");
        }
        return attacks;
    }

    /**
     * Returns attacks on an application on another machine. Its owner must have agreed. Never attack an application
     * that people use.
     *
     * @throws IllegalArgumentException if this is not an {@code http} address with a host
     */
    public static LatchkeyAttacks dangerouslyAgainstAnotherMachine(String url) {
        URI address = URI.create(requireNonNull(url, "url"));
        if (!"http".equals(address.getScheme()) || address.getHost() == null || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The suite takes an address such as http://localhost:8080");
        }
        return new LatchkeyAttacks(address, "", "", "/auth", List.of(), List.of(), Set.of());
    }

    private static boolean isOnThisMachine(URI url) {
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /**
     * Sets the {@code Cookie} header of a user who may see the guarded pages, such as {@code SignedIn.as("ada")
     * .cookie(auth)}.
     */
    public LatchkeyAttacks signedInAs(String cookieHeader) {
        return new LatchkeyAttacks(
                url, requireNonNull(cookieHeader, "cookieHeader"), halfCookie, basePath, guarded, changing, accepted);
    }

    /**
     * Sets the {@code Cookie} header of a browser whose sign-in waits for another step, such as a second factor. The
     * pages must stay closed to it.
     */
    public LatchkeyAttacks halfSignedInAs(String cookieHeader) {
        return new LatchkeyAttacks(
                url, cookie, requireNonNull(cookieHeader, "cookieHeader"), basePath, guarded, changing, accepted);
    }

    /**
     * Adds pages that only signed-in users see. The user of {@link #signedInAs} sees each of them with a plain GET.
     *
     * @param paths paths within the application, such as {@code /dashboard}
     */
    public LatchkeyAttacks guarding(String... paths) {
        return new LatchkeyAttacks(
                url, cookie, halfCookie, basePath, with(guarded, List.of(paths)), changing, accepted);
    }

    /**
     * Adds the guarded routes of an audit. Pages are those for {@code GET} whose path has no placeholder; add others
     * with {@link #guarding(String...)}. Other routes are attacked as in {@link #changing}, with 1 for a placeholder.
     */
    public LatchkeyAttacks guarding(RouteAudit audit) {
        Set<String> pages = new TreeSet<>();
        Set<String> posts = new TreeSet<>();
        for (Route route : audit.guarded()) {
            boolean reads = route.method().equals("GET");
            if (reads && !PLACEHOLDER.matcher(route.path()).find()) {
                pages.add(route.path());
            } else if (CHANGING.contains(route.method())) {
                posts.add(PLACEHOLDER.matcher(route.path()).replaceAll("1"));
            }
        }
        return new LatchkeyAttacks(
                url, cookie, halfCookie, basePath, with(guarded, pages), with(changing, posts), accepted);
    }

    /** Adds routes that change something with a POST. */
    public LatchkeyAttacks changing(String... paths) {
        return new LatchkeyAttacks(
                url, cookie, halfCookie, basePath, guarded, with(changing, List.of(paths)), accepted);
    }

    /** Sets the path of Latchkey's endpoints within the application. By default {@code /auth}. */
    public LatchkeyAttacks basePath(String path) {
        return new LatchkeyAttacks(url, cookie, halfCookie, requireNonNull(path, "path"), guarded, changing, accepted);
    }

    /**
     * Leaves out attacks whose finding the application accepts.
     *
     * @param ids the ids of findings, such as {@code cross-site-form}
     * @throws IllegalArgumentException if no attack has such an id
     */
    public LatchkeyAttacks accepting(String... ids) {
        List<String> known = attacks().map(Attack::id).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException("There is no attack \"" + id + "\" on this application");
            }
        }
        return new LatchkeyAttacks(
                url,
                cookie,
                halfCookie,
                basePath,
                guarded,
                changing,
                Set.copyOf(with(List.copyOf(accepted), List.of(ids))));
    }

    /**
     * Returns a test for each attack. A test fails if the attack succeeds, and says what to do.
     *
     * @throws IllegalStateException if there is no cookie or no guarded page
     */
    public Stream<DynamicTest> tests() {
        return checked()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.id() + ": " + attack.title(),
                        () -> attack.carryOut().ifPresent(finding -> {
                            throw new AssertionError(finding.toString());
                        })));
    }

    /**
     * Carries all attacks out and returns what succeeded.
     *
     * @throws IllegalStateException if there is no cookie or no guarded page
     */
    public List<Finding> findings() {
        return checked().flatMap(attack -> attack.carryOut().stream()).toList();
    }

    private Stream<Attack> checked() {
        if (cookie.indexOf('=') < 1) {
            throw new IllegalStateException("Nobody is signed in: call signedInAs(SignedIn.as(…).cookie(auth))");
        }
        if (guarded.isEmpty()) {
            throw new IllegalStateException("No page is guarded: call guarding(\"/dashboard\") or guarding(audit)");
        }
        return attacks().filter(attack -> !accepted.contains(attack.id()));
    }

    private Stream<Attack> attacks() {
        return new Suite(new Target(url, cookie, basePath), halfCookie, guarded, changing).attacks();
    }

    private static List<String> with(Collection<String> before, Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(before);
        all.addAll(more);
        return new ArrayList<>(all);
    }

    @Override
    public String toString() {
        return "LatchkeyAttacks[" + url + "]";
    }
}
