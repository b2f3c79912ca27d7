package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final AtomicBoolean down = new AtomicBoolean();

    @Test
    void all_is_well() {
        AuthHealth health = auth(true).health();

        assertThat(health.isUp()).isTrue();
        assertThat(health.details())
                .containsExactly(
                        Map.entry("store", "up"), Map.entry("keys", "up"), Map.entry("provider.work", "not asked yet"));
    }

    @Test
    void a_store_that_does_not_answer_is_down() {
        Auth auth = auth(true);
        down.set(true);

        assertThat(auth.health().isUp()).isFalse();
        assertThat(auth.health().details()).containsEntry("store", "down");
    }

    @Test
    void a_provider_that_is_out_of_reach_takes_nothing_out_of_service() {
        Auth auth = auth(true);
        try {
            auth.tokens().clientCredentials("work");
        } catch (RuntimeException expected) {
            assertThat(expected).hasMessageContaining("work");
        }

        assertThat(auth.health().isUp()).isTrue();
        assertThat(auth.health().details()).containsEntry("provider.work", "not asked yet");
    }

    @Test
    void an_application_without_a_store_has_none_to_ask() {
        assertThat(auth(false).health().details()).containsEntry("store", "none");
    }

    private Auth auth(boolean stored) {
        AuthBuilder builder = Auth.builder()
                .environment(Map.of())
                .secret("a-secret-of-the-application-0123456789-0123456789")
                .provider(OAuthProvider.oauth2("work", "Work")
                        .authorizationEndpoint("http://localhost:1/authorize")
                        .tokenEndpoint("http://localhost:1/token")
                        .userInfoEndpoint("http://localhost:1/user")
                        .clientId("app")
                        .clientSecret("secret"));
        return stored ? builder.store(store()).build() : builder.build();
    }

    private Store store() {
        Store memory = Store.inMemory();
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (down.get()) {
                        throw new IllegalStateException("The database is away");
                    }
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
