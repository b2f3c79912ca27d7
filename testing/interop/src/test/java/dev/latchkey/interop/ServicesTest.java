package dev.latchkey.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import dev.latchkey.example.services.OrdersService;
import dev.latchkey.example.services.ShopPages;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example {@code services}: a page on tokens of a real Keycloak calls a second service through the relay. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class ServicesTest {

    /** A scope that a client of Keycloak gets only if it asks for it. */
    private static final String SCOPE = "address";

    private final Keycloak keycloak;
    private final Map<String, String> environment;

    ServicesTest(Keycloak keycloak) {
        this.keycloak = keycloak;
        this.environment = Map.of(
                "AUTH_SECRET",
                "a secret that is only for these tests",
                "AUTH_KEYCLOAK_ISSUER",
                keycloak.issuer().toString(),
                "AUTH_KEYCLOAK_ID",
                Keycloak.CLIENT_ID,
                "AUTH_KEYCLOAK_SECRET",
                Keycloak.CLIENT_SECRET);
    }

    @Test
    void a_page_shows_what_the_second_service_says_about_its_user(Visit visit) throws Exception {
        try (OrdersService orders = orders();
                ShopPages shop = shop(orders, "openid", "email", SCOPE)) {
            assertThat(listed(visit, shop)).startsWith("200 ").contains("two books");
        }
    }

    @Test
    void the_second_service_refuses_a_token_without_its_scope(Visit visit) throws Exception {
        try (OrdersService orders = orders();
                ShopPages shop = shop(orders, "openid", "email")) {
            assertThat(listed(visit, shop)).startsWith("403");
        }
    }

    @Test
    void the_second_service_refuses_a_call_without_a_token() throws Exception {
        try (OrdersService orders = orders()) {
            URI address = orders.address().resolve("/orders");
            assertThat(new Http().get(address).statusCode()).isEqualTo(401);
        }
    }

    private OrdersService orders() throws IOException {
        return OrdersService.start(0, keycloak.issuer().toString(), SCOPE, environment);
    }

    private ShopPages shop(OrdersService orders, String... scopes) throws IOException {
        return ShopPages.start(0, orders.address(), environment, scopes);
    }

    private String listed(Visit visit, ShopPages shop) {
        Page page = visit.page();
        page.navigate(
                shop.address().resolve("/auth/signin?callbackUrl=%2Forders").toString());
        page.getByText("Sign in with Keycloak").click();
        assertThat(page).hasURL(Pattern.compile("^" + keycloak.issuer()));
        page.fill("#username", Keycloak.USERNAME);
        page.fill("#password", Keycloak.PASSWORD);
        page.click("#kc-login");
        assertThat(page).hasURL(shop.address() + "/orders");
        return page.locator("body").innerText();
    }
}
