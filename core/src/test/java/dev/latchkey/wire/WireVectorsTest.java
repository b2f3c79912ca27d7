package dev.latchkey.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.vector.Vectors;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables of {@code csrf-and-hash-vectors.json} that are about the grammar of cookies and forms.
 *
 * <p>Asserted elsewhere: {@code csrfCookies}, {@code csrfVerification}, {@code verificationTokenHash} and
 * {@code pkceS256} beside the hashes; {@code pathParsing}, {@code defaultRedirectCallback},
 * {@code callbackUrlResolution}, {@code actionUrl}, {@code envDefaults} and {@code clientSecretBasic} beside what they
 * are about; {@code emailNormalizer} beside the address. {@code deepMerge} has nothing to apply to: options are typed
 * and a list replaces a list (W22). {@code webauthnDecision} and {@code credentialIdCanonicalisation} wait for their
 * features.
 */
class WireVectorsTest {

    private static final CookieAttributes ATTRIBUTES = CookieAttributes.standard(false);
    private static final String SESSION = "authjs.session-token";

    static Stream<Arguments> chunking() {
        return Vectors.table("chunking");
    }

    static Stream<Arguments> chunkTransitions() {
        return Vectors.table("chunkTransitions");
    }

    static Stream<Arguments> sessionCookieReading() {
        return Vectors.table("sessionCookieReading");
    }

    static Stream<Arguments> cookieHeaderParsing() {
        return Vectors.table("cookieHeaderParsing");
    }

    static Stream<Arguments> setCookieSerialization() {
        return Vectors.table("setCookieSerialization");
    }

    static Stream<Arguments> formUrlEncoding() {
        return Vectors.table("formUrlEncoding");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chunking")
    void a_value_is_spread_over_chunks(Claims row) {
        String value = value(row, "valueLength");

        List<SetCookie> cookies = ChunkedCookie.write(request(""), SESSION, value, ATTRIBUTES);

        assertThat(shapes(cookies)).isEqualTo(expectedShapes(row, "cookies"));
        assertThat(cookies.stream().map(SetCookie::value).collect(Collectors.joining()))
                .isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chunkTransitions")
    void chunks_that_are_no_longer_needed_are_cleared(Claims row) {
        RequestCookies request = request(
                row.texts("requestCookies").stream().map(name -> name + "=old").collect(Collectors.joining("; ")));

        List<SetCookie> cookies = ChunkedCookie.write(request, SESSION, value(row, "newValueLength"), ATTRIBUTES);

        assertThat(shapes(cookies)).isEqualTo(expectedShapes(row, "responseCookies"));
    }

    /** One row deviates on purpose: a cookie whose name merely starts like the session's is not part of it (W16). */
    @ParameterizedTest(name = "{0}")
    @MethodSource("sessionCookieReading")
    void a_session_cookie_is_joined_in_numeric_order(Claims row) {
        String header = row.object("requestCookies").asMap().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String expected = header.contains("session-token-x") ? "ABC" : Vectors.text(row, "value");

        List<String> offered = ChunkedCookie.read(request(header), SESSION);

        assertThat(offered).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cookieHeaderParsing")
    void a_cookie_header_is_taken_apart(Claims row) {
        RequestCookies cookies = request(Vectors.text(row, "header"));
        Map<String, @Nullable Object> expected =
                new LinkedHashMap<>(row.object("result").asMap());
        expected.replaceAll((name, value) -> String.valueOf(value).replaceAll("^\"(.*)\"$", "$1")); // CookieManager's

        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        cookies.namesStartingWith("").forEach(name -> found.put(name, cookies.get(name)));

        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setCookieSerialization")
    void a_set_cookie_header_is_written(Claims row) {
        Claims options = row.object("options");
        CookieAttributes attributes = new CookieAttributes(
                options.number("maxAge").orElse(null),
                options.text("domain").orElse(null),
                options.text("path").orElse(null),
                options.text("expires").map(Instant::parse).orElse(null),
                options.flag("httpOnly"),
                options.flag("secure"),
                options.flag("partitioned"),
                options.text("priority").map(WireVectorsTest::capitalised).orElse(null),
                options.text("sameSite").map(WireVectorsTest::capitalised).orElse(null));

        SetCookie cookie = new SetCookie(Vectors.text(row, "name"), Vectors.text(row, "value"), attributes);

        assertThat(cookie.line()).isEqualTo(row.get("setCookie"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formUrlEncoding")
    void a_form_is_written_and_read_back(Claims row) {
        Map<String, String> params = new LinkedHashMap<>();
        row.object("params").asMap().forEach((name, value) -> params.put(name, String.valueOf(value)));

        assertThat(Form.write(params)).isEqualTo(row.get("encoded"));
        assertThat(Form.parse(Vectors.text(row, "encoded"))).isEqualTo(params);
    }

    private static RequestCookies request(String header) {
        return new RequestCookies(List.of(header));
    }

    private static String value(Claims row, String lengthMember) {
        return "v".repeat(Math.toIntExact(row.number(lengthMember).orElseThrow()));
    }

    private static List<String> shapes(List<SetCookie> cookies) {
        return cookies.stream()
                .map(cookie -> cookie.name() + " " + cookie.value().length()
                        + (cookie.equals(SetCookie.clearing(cookie.name(), ATTRIBUTES)) ? " cleared" : ""))
                .toList();
    }

    private static List<String> expectedShapes(Claims row, String member) {
        return Vectors.list(row, member).stream()
                .map(Vectors::row)
                .map(cookie -> Vectors.text(cookie, "name") + " " + Vectors.text(cookie, "length")
                        + (cookie.flag("cleared") ? " cleared" : ""))
                .toList();
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
