package dev.latchkey.example.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.LogoutFault;
import dev.latchkey.testing.People;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider ends everything of one user (draft-parecki-oauth-global-token-revocation). */
@Tag("P9")
class GlobalRevocationTest {

    private final LogoutFixture fixture = new LogoutFixture();
    private final Visit first = fixture.signedIn();
    private final Visit second = fixture.signedIn();
    private final URI address = first.at("/auth/global-token-revocation/oidc");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void all_sessions_of_the_user_end_and_those_of_others_do_not() {
        fixture.idp.signInAs("grace");
        Visit grace = fixture.signedIn();
        String body = "{\"sub_id\":{\"format\":\"iss_sub\",\"iss\":\"" + fixture.idp.issuer() + "\",\"sub\":\""
                + People.ADA.subject() + "\"}}";

        assertAnswer(fixture.logouts().sendRevocation(address, body), 204);

        assertThat(first.isSignedIn()).isFalse();
        assertThat(second.isSignedIn()).isFalse();
        assertThat(grace.isSignedIn()).isTrue();
    }

    @Test
    void an_address_names_a_user_of_the_provider_too() {
        String body = "{\"sub_id\":{\"format\":\"email\",\"email\":\"" + People.ADA.email() + "\"}}";
        assertAnswer(fixture.logouts().sendRevocation(address, body), 204);
        assertThat(first.isSignedIn()).isFalse();
    }

    @Test
    void a_sign_in_that_is_under_way_becomes_no_session() {
        Visit third = new Visit(fixture.party);
        Visit.WayBack back = third.visitProvider(third.begin());
        String body = "{\"sub_id\":{\"format\":\"email\",\"email\":\"" + People.ADA.email() + "\"}}";
        assertAnswer(fixture.logouts().sendRevocation(address, body), 204);

        third.comeBack(back);

        assertThat(third.isSignedIn()).isFalse();
    }

    @Test
    void a_bad_token_ends_nothing() {
        Set<LogoutFault> ofLogoutTokens = EnumSet.of(
                LogoutFault.NO_EVENT,
                LogoutFault.WRONG_EVENT,
                LogoutFault.NONCE,
                LogoutFault.NO_SUBJECT_AND_SESSION,
                LogoutFault.OTHER_ALGORITHM);
        for (LogoutFault fault : EnumSet.complementOf(EnumSet.copyOf(ofLogoutTokens))) {
            HttpResponse<String> answer = fixture.logouts().sendRevocation(address, fault);

            assertAnswer(answer, 401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(first.isSignedIn()).as(fault.name()).isTrue();
        }
    }

    @Test
    void without_a_token_or_with_a_logout_token_nothing_ends() {
        assertThat(first.post("/auth/global-token-revocation/oidc", "").statusCode())
                .isEqualTo(401);
        assertThat(fixture.logouts()
                        .sendLogoutToken(address, fixture.logouts().logoutToken())
                        .statusCode())
                .isEqualTo(401);
        assertThat(first.isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{}",
                "400|[]",
                "400|{\"sub_id\":{\"format\":\"opaque\",\"id\":\"1\"}}",
                "400|{\"sub_id\":{\"format\":\"iss_sub\",\"sub\":\"1\"}}",
                "403|{\"sub_id\":{\"format\":\"iss_sub\",\"iss\":\"https://other.example\",\"sub\":\"1\"}}",
                "404|{\"sub_id\":{\"format\":\"email\",\"email\":\"nobody@example.org\"}}"
            })
    void a_request_about_nobody_here_says_why(int status, String body) {
        assertAnswer(fixture.logouts().sendRevocation(address, body), status);
        assertThat(first.isSignedIn()).isTrue();
    }

    @Test
    void a_token_revokes_once_and_a_request_about_nobody_does_not_use_it_up() {
        String token = fixture.logouts().revocationToken(address);
        String ada = "{\"sub_id\":{\"format\":\"email\",\"email\":\"" + People.ADA.email() + "\"}}";
        assertAnswer(fixture.logouts().sendRevocation(address, token, "{}"), 400);
        assertAnswer(fixture.logouts().sendRevocation(address, token, ada), 204);
        fixture.secondPasses();
        Visit again = fixture.signedIn();

        assertAnswer(fixture.logouts().sendRevocation(address, token, ada), 401);
        assertThat(again.isSignedIn()).isTrue();
    }

    private static void assertAnswer(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }
}
