package dev.latchkey.example.relyingparty;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page of the provider ends the session of this browser (OpenID Connect Front-Channel Logout 1.0). */
@Tag("P10")
class FrontChannelLogoutTest {

    private static final String PATH = "/auth/frontchannel-logout/oidc";

    private final LogoutFixture fixture = new LogoutFixture();
    private final Visit ada = fixture.signedIn();
    private final String query = requireNonNull(address().getRawQuery());

    @AfterEach
    void close() {
        fixture.close();
    }

    private URI address() {
        return fixture.logouts().frontChannelAddress(ada.at(PATH));
    }

    @Test
    void issuer_and_session_of_this_browser_end_it() {
        HttpResponse<String> answer = ada.get(PATH + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void anything_else_ends_nothing_and_gets_the_same_answer() {
        String issuer = part("iss=");
        String session = part("sid=");
        String right = ada.copy().get(PATH + "?iss=x&sid=y").body();
        for (String wrong : new String[] {
            "",
            issuer,
            session,
            issuer + "1&" + session,
            issuer + "&" + session + "1",
            issuer + "&sid=",
            "iss=&" + session,
            query + "&" + session,
            query + "&" + issuer
        }) {
            HttpResponse<String> answer = ada.get(PATH + "?" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(right);
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("session-token"));
        }
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void the_session_of_another_browser_does_not_end() {
        Visit grace = fixture.signedIn();
        Visit nobody = new Visit(fixture.party);

        assertThat(nobody.get(PATH + "?" + address().getRawQuery()).statusCode())
                .isEqualTo(200);
        grace.get(PATH + "?" + query);

        assertThat(grace.isSignedIn()).isTrue();
        assertThat(ada.isSignedIn()).isTrue();
    }

    private String part(String name) {
        for (String part : query.split("&", -1)) {
            if (part.startsWith(name)) {
                return part;
            }
        }
        throw new AssertionError("no " + name);
    }
}
