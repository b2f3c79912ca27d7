package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a form is accepted only with the token that fits the browser's cookie (wire.md#csrf). */
interface CsrfTests extends ServerFixture {

    /** The endpoints that need the CSRF token. */
    List<String> PROTECTED =
            List.of("/auth/callback/credentials", "/auth/signin", "/auth/signin/credentials", "/auth/signout");

    @Test
    default void a_form_without_a_token_is_refused() {
        Browser alice = target().signedIn("alice");
        assertRefused(alice, Map.of());
        assertRefused(alice, Map.of("csrfToken", ""));
    }

    @Test
    default void a_form_with_a_wrong_token_is_refused() {
        Browser alice = target().signedIn("alice");
        String token = alice.csrfToken();
        assertRefused(alice, Map.of("csrfToken", "0".repeat(64)));
        assertRefused(alice, Map.of("csrfToken", token.substring(1)));
        assertRefused(alice, Map.of("csrfToken", token + "0"));
        assertRefused(alice, Map.of("csrfToken", token.toUpperCase(Locale.ROOT).replace("0", "O") + "!"));
    }

    @Test
    default void the_token_of_another_browser_is_refused() {
        String foreign = target().browser().csrfToken();

        assertRefused(target().signedIn("alice"), Map.of("csrfToken", foreign));
    }

    @Test
    default void a_token_without_its_cookie_is_refused() {
        String token = target().browser().csrfToken();
        Browser without = target().browser();

        Reply reply = without.post("/auth/signin", Map.of("csrfToken", token));
        assertThat(reply.location()).contains("error=MissingCSRF");
        assertThat(without.cookies()).isEmpty(); // another site may have sent the form
        without.get("/auth/signin?error=MissingCSRF");
        assertThat(without.cookies()).containsKey(Browser.CSRF); // so that the next form can have the token
    }

    @ParameterizedTest
    @ValueSource(strings = {"%7C", "%7C0000", "", "%7C%7C", "|", "%7Cnull"})
    default void a_cookie_that_is_not_ours_vouches_for_nothing(String rest) {
        String token = "a".repeat(64);
        Browser browser = target().browser().with(Browser.CSRF, token + rest);

        assertThat(browser.post("/auth/signout", Map.of("csrfToken", token)).location())
                .contains("error=MissingCSRF");
        assertThat(browser.csrfToken()).isNotEqualTo(token);
        assertThat(browser.cookies().get(Browser.CSRF)).doesNotStartWith(token);
    }

    @Test
    default void a_token_in_the_address_proves_nothing() {
        Browser alice = target().signedIn("alice");
        String token = alice.csrfToken();

        assertThat(alice.post("/auth/signout?csrfToken=" + token, Map.of()).location())
                .contains("error=MissingCSRF");
        assertThat(alice.get("/auth/signout?csrfToken=" + token).headers("Set-Cookie"))
                .isEmpty();
        assertThat(alice.get("/auth/callback/credentials?username=bob&password=" + People.PASSWORD + "&csrfToken="
                                + token)
                        .setCookie(Browser.SESSION))
                .isEmpty();
        assertThat(alice.get("/auth/session?data=1&csrfToken=" + token).body()).contains("Alice");
        assertThat(alice.get("/auth/session").body()).contains("Alice");
    }

    @Test
    default void a_body_that_is_no_form_proves_nothing() {
        Browser alice = target().signedIn("alice");
        String form = "csrfToken=" + alice.csrfToken();

        for (String type : new String[] {"text/plain", "multipart/form-data; boundary=x", "application/xml"}) {
            assertThat(alice.send("POST", "/auth/signout", form, "Content-Type", type)
                            .location())
                    .contains("error=MissingCSRF");
        }
        assertThat(alice.send("POST", "/auth/signout", form).location()).contains("error=MissingCSRF");
        assertThat(alice.get("/auth/session").body()).contains("Alice");
    }

    @Test
    default void an_update_without_proof_is_400_and_null() {
        Browser alice = target().signedIn("alice");
        String foreign = target().browser().csrfToken();

        for (String json : new String[] {
            "{\"data\":{\"name\":\"Eve\"}}",
            "{\"csrfToken\":\"" + foreign + "\",\"data\":{\"name\":\"Eve\"}}",
            "{\"csrfToken\":[\"" + alice.csrfToken() + "\"],\"data\":{\"name\":\"Eve\"}}",
            "[]"
        }) {
            Reply reply = alice.postJson("/auth/session", json);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).isEqualTo("null");
        }
        assertThat(alice.get("/auth/session").body()).contains("Alice").doesNotContain("Eve");
    }

    private void assertRefused(Browser alice, Map<String, String> proof) {
        for (String path : PROTECTED) {
            Map<String, String> form = new HashMap<>(proof);
            form.put("username", "bob");
            form.put("password", People.PASSWORD);

            Reply reply = alice.post(path, form);
            assertThat(reply.status()).as(path).isEqualTo(302);
            assertThat(reply.location()).isEqualTo(target().origin() + "/auth/signin?error=MissingCSRF");
            assertThat(reply.setCookie(Browser.SESSION)).isEmpty();

            Reply client = alice.postAsClient(path, form);
            assertThat(client.status()).isEqualTo(200);
            assertThat(Reply.withoutReference(client.json().text("url").orElseThrow()))
                    .endsWith("/auth/signin?error=MissingCSRF");
        }
        assertThat(alice.get("/auth/session").body()).contains("Alice");
    }
}
