package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests requests from a page on another origin, with the framework's CORS support configured as the documentation
 * describes. The application answers {@code OPTIONS} for every path. A filter that runs as early as possible answers
 * every request that has the header {@code X-Eager}. Both answer with "secret".
 */
@Tag("A15")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CorsTests {

    /** The origin whose pages may call the application. */
    protected static final String ORIGIN = "https://app.example";

    /** The pattern of the guarded paths. */
    protected static final String GUARDED = "/dashboard/:path*";

    private static final String PATH = "/dashboard/route";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private RunningApplication application;

    /** Starts the application. */
    protected abstract RunningApplication start() throws Exception;

    @BeforeAll
    void open() throws Exception {
        application = start();
    }

    @AfterAll
    void close() throws Exception {
        application.close();
    }

    private Reply options(String path, String... headers) {
        return Browser.at(application.address()).send("OPTIONS", path, "", headers);
    }

    private Reply preflight(String path, String origin) {
        return options(path, "Origin", origin, "Access-Control-Request-Method", "GET", "X-Eager", "yes");
    }

    @Test
    void a_preflight_of_a_guarded_path_is_answered_and_reaches_nothing_of_the_application() {
        Reply reply = preflight(PATH, ORIGIN);

        assertThat(reply.status()).isBetween(200, 204);
        assertThat(reply.headers(ALLOWED)).containsExactly(ORIGIN);
        assertThat(reply.body()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://app.example.evil.example", "null"})
    void a_preflight_from_a_foreign_origin_is_allowed_nothing(String origin) {
        Reply reply = preflight(PATH, origin);

        assertThat(reply.header(ALLOWED)).isEmpty();
        assertThat(reply.body()).doesNotContain("secret");
    }

    @Test
    void what_only_looks_like_a_preflight_is_refused() {
        assertRefused(options(PATH));
        assertRefused(options(PATH, "X-Eager", "yes"));
        assertRefused(options(PATH, "Origin", ORIGIN, "X-Eager", "yes"));
        assertRefused(options(PATH, "Access-Control-Request-Method", "GET", "X-Eager", "yes"));
    }

    @Test
    void a_refusal_says_to_the_page_what_it_is() {
        Reply refusal = Browser.at(application.address()).get(PATH, "Origin", ORIGIN);

        assertRefused(refusal);
        assertThat(refusal.headers(ALLOWED)).containsExactly(ORIGIN);
        assertThat(Browser.at(application.address())
                        .get(PATH, "Origin", "https://evil.example")
                        .header(ALLOWED))
                .isEmpty();
    }

    @Test
    void who_is_signed_in_is_answered_once_with_the_headers() {
        Browser alice = Browser.at(application.address());
        alice.signIn("alice");
        Reply reply = alice.get(PATH, "Origin", ORIGIN, "Sec-Fetch-Site", "cross-site"); // as browsers send it

        assertThat(reply.body()).contains("secret");
        assertThat(reply.headers(ALLOWED)).containsExactly(ORIGIN);
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).doesNotContain("secret");
    }
}
