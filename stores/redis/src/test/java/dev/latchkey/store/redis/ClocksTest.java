package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.servers.RedisServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import dev.latchkey.store.contract.StoreFixture;
import io.lettuce.core.RedisClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose clock is two minutes behind the server's, or ahead of it: what it puts is kept, whatever its end. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClocksTest implements StoreFixture {

    private final RedisClient client;
    private final RedisStore store;

    ClocksTest(RedisServer server) {
        this.client = RedisClient.create(server.uri());
        this.store = RedisStore.of(client);
    }

    @AfterAll
    void close() {
        client.shutdown();
    }

    @Override
    public RedisStore store() {
        return store;
    }

    @ParameterizedTest
    @ValueSource(ints = {-120, 0, 120})
    void the_limit_of_a_client_counts(int seconds) {
        AtomicInteger mails = new AtomicInteger();
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret("a-secret-of-the-clocks-of-nodes-0123456789")
                .store(store)
                .clock(InstantSource.fixed(now().plusSeconds(seconds)))
                .provider(EmailProvider.of(mail -> mails.incrementAndGet()).from("no-reply@example.org"))
                .build();
        Browser browser = new Browser("2001:db8:" + Integer.toHexString(0x1000 + seconds) + "::1");
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            try {
                AdapterExchange.of(auth, browser, (name, value) -> {})
                        .signIn(
                                "email",
                                "/",
                                Map.of("email", StoreFixture.hash().substring(0, 32) + "@example.org"));
            } catch (TooManyRequests e) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(10);
        assertThat(mails).hasValueLessThanOrEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {-120, 120})
    void what_ends_a_second_later_is_there_until_then(int seconds) {
        Instant end = now().plusSeconds(seconds).plusSeconds(1);
        String name = StoreFixture.hash();
        assertThat(store.replaceValue(name, null, new StoredValue("a", end))).isTrue();
        assertThat(store.value(name)).contains(new StoredValue("a", end));
        assertThat(store.replaceValue(name, "a", new StoredValue("b", end))).isTrue();
        assertThat(store.value(name)).contains(new StoredValue("b", end));

        assertThat(store.createToken(name, name, end)).isTrue();
        assertThat(store.createToken(name, name, end)).as("spent twice").isFalse();
        assertThat(store.useToken(name, name)).contains(end);

        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = StoreFixture.newSession(user).renewed(end, null);
        assertThat(store.createSession(session)).isTrue();
        assertThat(store.session(session.tokenHash())).contains(session);
        StoredSession renewed = session.renewed(end.plusMillis(1), null);
        assertThat(store.renewSession(renewed, end)).isTrue();
        assertThat(store.sessions(user.user().id())).containsExactly(renewed);
        assertThat(store.deleteSessions(user.user().id(), null)).isEqualTo(1);
    }

    private Instant now() {
        try (var connection = client.connect()) {
            return Instant.ofEpochSecond(Long.parseLong(connection.sync().time().get(0)));
        }
    }

    private record Browser(String address) implements AuthRequest {

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return name.equals("Host") ? List.of("localhost") : List.of();
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public String remoteAddress() {
            return address;
        }

        @Override
        public byte[] body(int limit) {
            return new byte[0];
        }
    }
}
