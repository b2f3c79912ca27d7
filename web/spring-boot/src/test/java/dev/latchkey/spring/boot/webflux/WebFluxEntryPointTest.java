package dev.latchkey.spring.boot.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.spring.boot.SpringEntryPointTests;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry point of WebFlux: functional routes, other threads, advice, annotations, files, a base path. */
class WebFluxEntryPointTest extends SpringEntryPointTests {

    WebFluxEntryPointTest() {
        super(EntryPoints.class, "/members/recent");
    }

    @Test
    void a_functional_route_below_a_guarded_path_is_guarded() {
        assertThat(nobody().fetch("/dashboard/functional").status()).isEqualTo(401);
        assertThat(alice().fetch("/dashboard/functional").body()).isEqualTo(ContractApplication.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/later", "/open/elsewhere"})
    void the_scope_goes_along_to_other_threads(String path) {
        assertThat(nobody().get(path).body()).isEqualTo("nobody");
        assertThat(alice().get(path).body()).isEqualTo("u-alice");
        assertThat(nobody().get(path).body()).isEqualTo("nobody");
    }

    @Test
    void a_refusal_is_one_whatever_advice_the_application_has() {
        for (String path : List.of("/open/needy", "/open/argument", "/members", "/annotated")) {
            assertThat(nobody().fetch(path).status()).as(path).isEqualTo(401);
            assertThat(nobody().navigate(path).location()).endsWith(encoded(root() + path));
            assertThat(alice().get(path).body()).isIn("u-alice", "read");
        }
        assertThat(alice().get("/open/broken").status()).isEqualTo(418);
    }

    @Test
    @Tag("S15")
    void an_annotation_is_found_on_a_class_and_on_a_generic_interface() {
        assertThat(nobody().fetch("/members").status()).isEqualTo(401);
        assertThat(nobody().fetch("/annotated").status()).isEqualTo(401);
        assertThat(nobody().fetch("/inherited").status()).isEqualTo(401);
        assertThat(alice().fetch("/annotated").body()).isEqualTo("read");
    }

    @Test
    @Tag("S22")
    void below_a_base_path_everything_is_below_it() {
        URI shop = server("spring.webflux.base-path=/shop").address().resolve("/shop");
        Browser stranger = Browser.at(shop);

        assertThat(stranger.fetch("/dashboard/page").status()).isEqualTo(401);
        assertThat(stranger.navigate("/dashboard/page").location())
                .isEqualTo(shop + "/auth/signin?callbackUrl=" + encoded(shop + "/dashboard/page"));
        assertThat(aliceAt(shop).get("/dashboard/page").body()).isEqualTo(ContractApplication.SECRET + " u-alice");
        assertThat(Browser.at(shop.resolve("/")).get("%73hop/dashboard/page").status())
                .isBetween(400, 499);
    }
}
