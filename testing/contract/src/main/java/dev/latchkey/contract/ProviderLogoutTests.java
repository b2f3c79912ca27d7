package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.LogoutFault;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that an OpenID provider ends a session here, with a request of its server (wire.md#signing-out). */
interface ProviderLogoutTests extends ServerFixture {

    @ParameterizedTest
    @EnumSource(names = {"SEALED_BESIDE_A_STORE", "STORED"})
    @Tag("P9")
    @Tag("S7")
    default void a_logout_token_ends_the_session_and_a_forged_one_does_not(SessionStorage place) {
        Target target = target(place);
        Browser ada = target.browser();
        Reply away = ada.post("/auth/signin/openid", Map.of("csrfToken", ada.csrfToken(), "callbackUrl", "/open"));
        String back = Browser.at(URI.create(away.location())).get("").location();
        ada.navigate(back.substring(target.origin().length()));
        String before = ada.cookieHeader();
        assertThat(ada.get("/auth/session").body()).contains("Ada");

        assertThat(send(target, openId().logouts().logoutToken(LogoutFault.FOREIGN_SIGNATURE)))
                .isEqualTo(400);
        assertThat(ada.get("/auth/session").body()).contains("Ada");

        assertThat(send(target, openId().logouts().logoutToken())).isEqualTo(200);
        assertThat(ada.get("/auth/session").body()).isEqualTo("null");
        assertThat(target.browser().get("/auth/session", "Cookie", before).body())
                .isEqualTo("null");
    }

    private int send(Target target, String token) {
        HttpResponse<String> answer = openId().logouts()
                .sendLogoutToken(URI.create(target.origin() + "/auth/backchannel-logout/openid"), token);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        return answer.statusCode();
    }
}
