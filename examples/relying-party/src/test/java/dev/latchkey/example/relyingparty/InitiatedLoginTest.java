package dev.latchkey.example.relyingparty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another site sends a browser that shall sign in (OpenID Connect Core section 4). */
class InitiatedLoginTest {

    private static final String PATH = "/auth/initiate-login";

    private final LogoutFixture fixture = new LogoutFixture();
    private final Visit visit = new Visit(fixture.party);
    private final String issuer = "iss=" + encoded(fixture.idp.issuer());

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_page_is_in_between_and_then_the_provider_gets_the_hint_and_the_browser_its_target(boolean post) {
        String target = encoded(visit.at("/me?from=portal").toString());
        String fields = issuer + "&login_hint=ada%40example.org&target_link_uri=" + target;
        HttpResponse<String> page = post ? followed(visit.post(PATH, fields)) : visit.get(PATH + "?" + fields);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(visit.isSignedIn()).isFalse();
        String away = visit.submitFormOf(page);

        assertThat(away).startsWith(fixture.idp.issuer() + "/authorize?");
        String back = visit.comeBack(visit.visitProvider(away));
        assertThat(fixture.idp.lastAuthorization().parameter("login_hint")).contains("ada@example.org");
        assertThat(back).isEqualTo(visit.at("/me?from=portal").toString());
        assertThat(visit.isSignedIn()).isTrue();
    }

    @Test
    void without_a_target_it_leads_home() {
        String away = visit.submitFormOf(visit.get(PATH + "?" + issuer));
        assertThat(visit.comeBack(visit.visitProvider(away)))
                .isEqualTo(fixture.party.address().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target_link_uri=https%3A%2F%2Fevil.example%2F",
                "target_link_uri=%2F%5Cevil.example&target_link_uri=%2Fme",
                "target_link_uri=javascript%3Aalert(1)",
                "login_hint=a&login_hint=b",
                "iss=https%3A%2F%2Fevil.example"
            })
    @Tag("P6")
    void a_request_that_is_wrong_leads_nowhere(String fields) {
        String all = fields.startsWith("iss=") ? fields : issuer + "&" + fields;
        assertThat(visit.get(PATH + "?" + all).statusCode()).isEqualTo(400);
        assertThat(visit.post(PATH, all).statusCode()).isEqualTo(400);
        assertThat(visit.get(PATH + "?login_hint=ada").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> followed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(fixture.party.address().toString());
        return visit.get(location.substring(fixture.party.address().toString().length()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
