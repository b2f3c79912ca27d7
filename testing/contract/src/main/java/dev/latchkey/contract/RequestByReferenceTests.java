package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that a provider fetches an authorization request from this server (wire.md#authorization-request). */
interface RequestByReferenceTests extends ServerFixture {

    @Test
    default void a_provider_fetches_the_request_that_the_browser_only_names() {
        Target target = target(SessionStorage.STORED);
        Browser browser = target.browser();
        Reply away =
                browser.post("/auth/signin/fetching", Map.of("csrfToken", browser.csrfToken(), "callbackUrl", "/open"));
        assertThat(away.location()).contains("request_uri=").doesNotContain("redirect_uri=", "state=", "nonce=");
        String back = Browser.at(URI.create(away.location())).get("").location();

        assertThat(browser.navigate(back.substring(target.origin().length())).location())
                .endsWith("/open");
        assertThat(browser.get("/auth/session").body()).contains("Ada");

        String address = openId().lastAuthorization().parameter("request_uri").orElseThrow();
        assertThat(address).startsWith(target.origin() + "/auth/request/");
        String path = address.substring(target.origin().length());
        Reply fetched = target.browser().get(path);
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.headers("Content-Type")).containsExactly("application/oauth-authz-req+jwt");
        assertThat(fetched.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(fetched.cookieNames()).isEmpty();
        assertThat(target.browser().get(path + "x").status()).isEqualTo(404);
    }
}
