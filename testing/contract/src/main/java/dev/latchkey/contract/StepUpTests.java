package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests a page that requires users to have confirmed their identity recently. */
interface StepUpTests extends ServerFixture {

    @Test
    default void who_has_just_signed_in_gets_the_page() {
        Browser alice = target().signedIn("alice");
        target().application().clock().advance(ContractApplication.RECENT);
        assertThat(alice.navigate(ContractApplication.RECENT_PATH).body()).contains(ContractApplication.SECRET);
    }

    @Test
    @Tag("S7")
    default void who_signed_in_too_long_ago_is_asked_to_confirm_it() {
        Browser alice = target().signedIn("alice");
        target().application().clock().advance(ContractApplication.RECENT.plusSeconds(1));

        String asked = ContractApplication.RECENT_PATH + "?page=2";
        Reply page = alice.navigate(asked);
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location())
                .isEqualTo(
                        target().origin() + "/auth/confirm?callbackUrl=" + Browser.encode(target().origin() + asked));

        Reply script = alice.fetch(asked);
        assertThat(script.status()).isEqualTo(401);
        assertThat(script.headers("WWW-Authenticate"))
                .containsExactly("Bearer error=\"insufficient_user_authentication\","
                        + " error_description=\"A more recent authentication is required\", max_age=\"600\"");
        assertThat(script.json().text("error")).contains("insufficient_user_authentication");
        assertThat(script.body()).doesNotContain(ContractApplication.SECRET);
        assertThat(alice.fetch("/dashboard").status()).isEqualTo(200);
    }

    @Test
    @Tag("S7")
    default void who_confirms_it_gets_the_page_and_nobody_else_does_it_for_them() {
        Browser alice = target().signedIn("alice");
        target().application().clock().advance(ContractApplication.RECENT.plusSeconds(1));

        String asked = alice.navigate(ContractApplication.RECENT_PATH).location();
        Reply page = alice.navigate(asked.substring(target().origin().length()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Confirm that it is you", "/auth/confirm/credentials");

        assertThat(confirm(alice, "bob").location()).contains("/auth/confirm?").contains("error=NotConfirmed");
        assertThat(alice.fetch(ContractApplication.RECENT_PATH).status()).isEqualTo(401);
        Reply confirmed = confirm(alice, "alice");
        assertThat(confirmed.location()).isEqualTo(target().origin() + ContractApplication.RECENT_PATH);
        assertThat(alice.navigate(ContractApplication.RECENT_PATH).body()).contains(ContractApplication.SECRET);
    }

    private static Reply confirm(Browser browser, String username) {
        return browser.post(
                "/auth/confirm/credentials",
                Map.of(
                        "csrfToken",
                        browser.csrfToken(),
                        "username",
                        username,
                        "password",
                        People.PASSWORD,
                        "callbackUrl",
                        ContractApplication.RECENT_PATH));
    }

    @Test
    default void who_is_not_signed_in_is_asked_to_sign_in() {
        assertThat(target().browser().fetch(ContractApplication.RECENT_PATH).body())
                .isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(target().browser().navigate(ContractApplication.RECENT_PATH).location())
                .contains("/auth/signin?callbackUrl=");
    }

    @Test
    @Tag("S7")
    default void neither_an_update_nor_a_renewal_makes_a_sign_in_recent() {
        Browser alice = target().signedIn("alice");
        target().application().clock().advance(Duration.ofDays(2));
        assertThat(alice.get("/auth/session").setCookie(Browser.SESSION)).isPresent();
        alice.post("/in-process/update", Map.of("name", "Alice the Second"));

        assertThat(alice.fetch(ContractApplication.RECENT_PATH).status()).isEqualTo(401);
    }
}
