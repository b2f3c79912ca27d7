package dev.latchkey.testing;

import static dev.latchkey.testing.KeptTokensApplication.accessToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.TokenRelay;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to other services, with the access token of the user who is signed in. */
@Timeout(60)
class TokenRelayTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final KeptTokensApplication application = new KeptTokensApplication();
    private final Service orders = new Service();
    private final Service elsewhere = new Service();
    private final TokenRelay relay = application.auth.tokens().relay("work", orders.origin());
    private final HttpClient client = relay.over(HTTP);

    @AfterEach
    void close() {
        orders.close();
        elsewhere.close();
        application.close();
    }

    private <T> T signedIn(Callable<T> work) throws Exception {
        return application.ada.exchange("GET", "/", "").within(work);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(orders.origin() + path));
    }

    private HttpResponse<String> get(HttpClient through, String path) throws Exception {
        return signedIn(() -> through.send(request(path).build(), BodyHandlers.ofString()));
    }

    private String bearer() {
        return "Bearer " + accessToken(application.tokens()).reveal();
    }

    @Test
    void a_call_has_the_token_of_the_user_whose_request_is_served() throws Exception {
        assertThat(get(client, "/list").body()).isEqualTo("welcome");
        assertThat(orders.calls).containsExactly(new Service.Call("/list", bearer(), ""));
    }

    @Test
    void an_asynchronous_call_has_it_too() throws Exception {
        HttpResponse<String> answer = signedIn(
                        () -> client.sendAsync(request("/list").build(), BodyHandlers.ofString()))
                .get(30, TimeUnit.SECONDS);
        assertThat(answer.body()).isEqualTo("welcome");
        assertThat(orders.calls.get(0).authorization()).isEqualTo(bearer());
    }

    @Test
    void a_token_that_has_ended_is_refreshed_first() throws Exception {
        String before = bearer();
        application.clock.advance(Duration.ofHours(2));
        assertThat(get(client, "/list").statusCode()).isEqualTo(200);
        assertThat(orders.calls).hasSize(1);
        assertThat(orders.calls.get(0).authorization()).isNotEqualTo(before).isEqualTo(bearer());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_stale_token_is_replaced_once_and_the_call_is_sent_again(boolean async) throws Exception {
        Secret stale = accessToken(application.tokens());
        orders.refuse(stale.reveal());
        HttpRequest request =
                request("/new").POST(BodyPublishers.ofString("two books")).build();
        HttpResponse<String> answer = signedIn(() -> async
                ? client.sendAsync(request, BodyHandlers.ofString()).get(30, TimeUnit.SECONDS)
                : client.send(request, BodyHandlers.ofString()));
        assertThat(answer.body()).isEqualTo("welcome");
        assertThat(orders.calls).extracting(Service.Call::body).containsExactly("two books", "two books");
        assertThat(orders.calls.get(1).authorization()).isEqualTo(bearer());
    }

    @Test
    void a_service_that_refuses_each_token_causes_one_refresh_and_not_one_for_each_call() throws Exception {
        orders.refuseAll("Bearer");
        int before = application.idp.requests("/token");
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = get(client, "/list");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("refused");
        }
        assertThat(application.idp.requests("/token")).isEqualTo(before + 1);
        assertThat(orders.calls).hasSize(4);
    }

    @Test
    void a_service_that_asks_for_a_stronger_sign_in_gets_no_other_token() throws Exception {
        orders.refuseAll("Bearer error=\"insufficient_user_authentication\", max_age=60");
        int before = application.idp.requests("/token");
        assertThat(get(client, "/list").body()).isEqualTo("refused");
        assertThat(application.idp.requests("/token")).isEqualTo(before);
    }

    @Test
    void the_token_goes_nowhere_but_to_the_origins_that_were_named() throws Exception {
        for (String url : new String[] {
            elsewhere.origin() + "/",
            "http://localhost.example:80/",
            orders.origin().replace("localhost", "127.0.0.1")
        }) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            assertThatThrownBy(() -> signedIn(() -> client.send(request, BodyHandlers.ofString())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(orders.origin());
            assertThatThrownBy(() -> signedIn(() -> client.sendAsync(request, BodyHandlers.ofString())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(elsewhere.calls).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed_and_a_client_that_would_follow_it_is_refused() throws Exception {
        assertThat(get(client, "/moved?to=" + elsewhere.origin() + "/").statusCode())
                .isEqualTo(302);
        assertThat(elsewhere.calls).isEmpty();
        for (Redirect following : new Redirect[] {Redirect.ALWAYS, Redirect.NORMAL}) {
            HttpClient careless =
                    HttpClient.newBuilder().followRedirects(following).build();
            assertThatThrownBy(() -> relay.over(careless))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Redirect.NEVER");
        }
    }

    @Test
    void the_calls_own_authorization_is_replaced() throws Exception {
        signedIn(() -> client.send(
                request("/list").header("authorization", "Basic c2VjcmV0").build(), BodyHandlers.ofString()));
        assertThat(orders.calls.get(0).authorization()).isEqualTo(bearer());
    }

    @Test
    void without_a_signed_in_user_nothing_is_sent() {
        Guest nobody = new Guest(application.auth);
        assertThatThrownBy(() -> nobody.exchange("GET", "/", "")
                        .within(() -> client.send(request("/list").build(), BodyHandlers.ofString())))
                .isInstanceOfSatisfying(
                        AuthException.Refused.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SESSION_REQUIRED));
        assertThatThrownBy(() -> client.send(request("/list").build(), BodyHandlers.ofString()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(orders.calls).isEmpty();
    }

    @Test
    void a_job_calls_for_the_user_of_a_session_that_it_has() throws Exception {
        HttpClient forAda = relay.over(HTTP, application.session());
        assertThat(forAda.send(request("/list").build(), BodyHandlers.ofString())
                        .body())
                .isEqualTo("welcome");
    }

    @Test
    void an_exchanged_token_is_sent_and_replaced_when_it_is_stale() throws Exception {
        HttpClient exchanging = relay.exchangedFor("orders").over(HTTP);
        get(exchanging, "/list");
        get(exchanging, "/list");
        String first = orders.calls.get(0).authorization();
        assertThat(first).isNotEqualTo(bearer()).isEqualTo(orders.calls.get(1).authorization());
        assertThat(application.idp.lastToken().parameter("audience")).contains("orders");

        orders.refuse(first.substring("Bearer ".length()));
        assertThat(get(exchanging, "/list").body()).isEqualTo("welcome");
        assertThat(orders.calls.get(3).authorization()).isNotIn(first, bearer());
    }

    @Test
    void an_exchanged_token_has_the_audience_and_the_scope_that_the_service_checks() throws Exception {
        HttpClient exchanging =
                relay.exchangedFor("https://orders.example", "orders:read").over(HTTP);
        get(exchanging, "/list");
        String token = orders.calls.get(0).authorization().substring("Bearer ".length());
        Map<String, Object> claims = SignedJWT.parse(token).getJWTClaimsSet().toJSONObject();
        assertThat(claims)
                .containsEntry("aud", "https://orders.example")
                .containsEntry("scope", "orders:read")
                .containsEntry("sub", People.ADA.subject());
    }

    @Test
    void the_application_calls_with_a_token_of_its_own_and_needs_no_user() throws Exception {
        HttpClient own = relay.asApplication(HTTP, "orders:read");
        for (int i = 0; i < 2; i++) {
            own.send(request("/list").build(), BodyHandlers.ofString());
        }
        String first = orders.calls.get(0).authorization();
        Secret kept = accessToken(application.auth.tokens().clientCredentials("work", "orders:read"));
        assertThat(first).isEqualTo("Bearer " + kept.reveal()).isNotEqualTo(bearer());
        assertThat(orders.calls.get(1).authorization()).isEqualTo(first);

        orders.refuse(kept.reveal());
        assertThat(own.send(request("/list").build(), BodyHandlers.ofString()).body())
                .isEqualTo("welcome");
        assertThat(orders.calls.get(3).authorization()).isNotIn(first, bearer());
        HttpRequest astray =
                HttpRequest.newBuilder(URI.create(elsewhere.origin() + "/")).build();
        assertThatThrownBy(() -> own.send(astray, BodyHandlers.ofString()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> relay.exchangedFor("orders").asApplication(HTTP))
                .hasMessageContaining("without exchangedFor(…)");
    }

    @Test
    void an_address_that_is_no_origin_or_not_encrypted_is_refused() {
        for (String wrong : new String[] {"orders.example", orders.origin() + "/", "https://a@orders.example"}) {
            TokenRelay to = application.auth.tokens().relay("work", wrong);
            assertThatThrownBy(() -> to.over(HTTP)).hasMessageContaining("Not an origin");
        }
        TokenRelay open = application.auth.tokens().relay("work", "http://orders.example");
        assertThatThrownBy(() -> open.over(HTTP)).hasMessageContaining("allowInsecureHttp()");
        assertThat(open.allowInsecureHttp().over(HTTP)).isNotNull();
        assertThatThrownBy(() -> application.auth.tokens().relay("nowhere", "https://orders.example"))
                .hasMessageContaining("\"nowhere\"");
    }

    @Test
    void nothing_that_is_printed_has_the_token() {
        assertThat(client.toString()).contains(orders.origin()).doesNotContain("Bearer");
    }
}
