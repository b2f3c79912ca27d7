package dev.latchkey.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeKeyTest {

    private final Auth auth = auth();
    private final ExchangeKey key = ExchangeKey.of(auth);
    private final Map<String, Object> attributes = new HashMap<>();

    @Test
    void another_adapter_of_the_same_auth_finds_the_exchange() {
        AdapterExchange exchange = exchange(auth);
        attributes.put(key.name(), exchange);

        assertThat(ExchangeKey.of(auth).find(attributes::get)).containsSame(exchange);
    }

    @Test
    void an_adapter_of_another_auth_does_not() {
        attributes.put(key.name(), exchange(auth));

        assertThat(ExchangeKey.of(auth()).find(attributes::get)).isEmpty();
        assertThat(ExchangeKey.of(auth()).find(name -> attributes.get(key.name())))
                .isEmpty(); // whatever the name
    }

    @Test
    void what_is_no_exchange_is_not_taken_for_one() {
        attributes.put(key.name(), "an exchange");

        assertThat(key.find(attributes::get)).isEmpty();
        assertThat(key.find(name -> null)).isEmpty();
    }

    private static AdapterExchange exchange(Auth auth) {
        return AdapterExchange.of(auth, FakeRequest.get("/"), (name, value) -> {});
    }

    private static Auth auth() {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-the-keys-0123456789-0123456789")
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
                .build();
    }
}
