package dev.latchkey.example.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.LogoutFault;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions end here and at the provider together. */
@Tag("P9")
class SigningOutTest {

    private final LogoutFixture fixture = new LogoutFixture();
    private final Visit ada = fixture.signedIn();
    private final URI backChannel = ada.at("/auth/backchannel-logout/oidc");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void the_user_signs_out_here_and_there_and_comes_back_by_the_registered_address() {
        String away = ada.submit("/auth/signout", "callbackUrl=%2Fresource");

        assertThat(away).startsWith(fixture.idp.issuer() + "/logout?").contains("id_token_hint=", "state=");
        assertThat(ada.isSignedIn()).isFalse();
        Visit.WayBack back = ada.visitProvider(away);
        assertThat(back.address()).hasPath("/auth/signout/return");
        assertThat(ada.comeBack(back)).isEqualTo(ada.at("/resource").toString());
    }

    @Test
    void the_provider_ends_the_session() {
        HttpResponse<String> answer =
                fixture.logouts().sendLogoutToken(backChannel, fixture.logouts().logoutToken());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void logout_tokens_are_judged_alike_after_the_session_has_ended_here() {
        ada.submit("/auth/signout", "callbackUrl=%2F");

        for (LogoutFault fault : LogoutFault.values()) {
            assertThat(fixture.logouts()
                            .sendLogoutToken(backChannel, fixture.logouts().logoutToken(fault))
                            .statusCode())
                    .as(fault.name())
                    .isEqualTo(400);
        }
        assertThat(fixture.logouts()
                        .sendLogoutToken(backChannel, fixture.logouts().logoutToken())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_bad_logout_token_is_400_and_ends_nothing() {
        for (LogoutFault fault : LogoutFault.values()) {
            HttpResponse<String> answer = fixture.logouts()
                    .sendLogoutToken(backChannel, fixture.logouts().logoutToken(fault));

            assertThat(answer.statusCode()).as(fault.name()).isEqualTo(400);
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(ada.isSignedIn()).as(fault.name()).isTrue();
        }
    }
}
