package dev.latchkey.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole request, as it is on the wire: a proper answer, no fault, and nobody signed in who has not signed in. */
class ExchangesFuzzTest {

    private static final Auth AUTH = Auth.builder()
            .environment(Map.of())
            .secret("a-secret-of-fuzzing-0123456789abcdefghij")
            .url("https://app.example.com")
            .store(Store.inMemory())
            .matcher("/admin/:path*")
            .httpClient(new FakeProvider(
                    path -> path.equals("/keys") ? ProviderVisit.GOOD_KEYS : ProviderVisit.GOOD_METADATA))
            .provider(CredentialsProvider.of((fields, request) ->
                    "open sesame".equals(fields.get("password")) ? Optional.of(User.of("42")) : Optional.empty()))
            .provider(EmailProvider.of(mail -> {}).from("no-reply@example.org"))
            .provider(OAuthProvider.oidc("fuzz", "Fuzz")
                    .issuer(ProviderVisit.ISSUER)
                    .clientId(ProviderVisit.CLIENT)
                    .clientSecret("the-secret"))
            .build();

    @FuzzTest
    void requests(byte[] input) {
        List<Header> headers = new ArrayList<>();
        AdapterExchange exchange = AdapterExchange.of(
                AUTH, TextRequest.parse(input), (name, value) -> headers.add(new Header(name, value)));

        Optional<AuthResponse> answer = exchange.settle();

        assertThat(exchange.session()).isEmpty();
        answer.ifPresent(given -> {
            assertThat(given.status()).isBetween(200, 499);
            headers.addAll(given.headers());
        });
        assertThat(headers)
                .allSatisfy(header ->
                        assertThat(header.value()).matches("[\\x20-\\x7e]*").hasSizeLessThan(8192));
    }
}
