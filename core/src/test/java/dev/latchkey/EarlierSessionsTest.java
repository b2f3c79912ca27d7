package dev.latchkey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions that an earlier version made; {@code earlier-sessions.properties} says which. */
class EarlierSessionsTest {

    private static final Instant MADE = Instant.parse("2026-11-01T12:00:00Z");

    private final Properties earlier = new Properties();
    private final Store store = Store.inMemory();
    private Instant now = MADE.plusSeconds(60);

    EarlierSessionsTest() throws IOException {
        try (InputStream in = EarlierSessionsTest.class.getResourceAsStream("earlier-sessions.properties")) {
            earlier.load(Objects.requireNonNull(in));
        }
    }

    @Test
    void a_sealed_session_counts_and_is_renewed_with_all_that_was_in_it() throws Exception {
        Visits ada = bringing(builder().build(), "sealed.token");
        assertThat(ada.session().orElseThrow().user().id()).isEqualTo("demo:sub-ada");
        assertAda(ada.session().orElseThrow());
        Claims facts = facts(ada);
        assertThat(facts.text("provider")).contains("demo");
        assertThat(facts.text("id_token").orElseThrow()).isNotEmpty();

        now = now.plus(Duration.ofDays(2));

        assertAda(ada.session().orElseThrow());
        assertThat(ada.cookie(Visits.SESSION)).isNotEqualTo(kept("sealed.token"));
        assertThat(facts(ada).without("end")).isEqualTo(facts);
    }

    @Test
    @Tag("S7")
    void a_sealed_session_with_a_name_counts_until_it_is_ended() {
        Auth auth = revocable();
        Visits ada = bringing(auth, "revocable.token");
        Visits thief = bringing(auth, "revocable.token");
        assertAda(ada.session().orElseThrow());

        ada.signOut();

        assertThat(thief.session()).isEmpty();
        assertThat(bringing(revocable(), "revocable.token").session()).isEmpty();
    }

    @Test
    @Tag("S7")
    void signing_out_everywhere_is_for_it_too() {
        Auth auth = revocable();
        Visits ada = bringing(auth, "revocable.token");
        auth.sessions().revokeAll(ada.session().orElseThrow().user().id());
        assertThat(ada.session()).isEmpty();
    }

    @Test
    @Tag("S7")
    void a_stored_session_counts_and_is_prolonged_and_ended() throws Exception {
        String id = kept("stored.user");
        User user = new User(id, "Ada Lindqvist", "ada@example.org", null);
        String hash = Hashes.sha256Hex(kept("stored.token"));
        assertThat(store.createUser(new StoredUser(user, null), null)).isPresent();
        assertThat(store.createSession(new StoredSession(
                        hash,
                        user,
                        "demo",
                        MADE,
                        null,
                        null,
                        Instant.parse(kept("stored.expires")),
                        kept("stored.data"))))
                .isTrue();
        Visits ada = bringing(builder().store(store).build(), "stored.token");
        assertAda(ada.session().orElseThrow());

        now = now.plus(Duration.ofDays(2));
        assertAda(ada.session().orElseThrow());
        StoredSession row = store.session(hash).orElseThrow();
        assertThat(row.expires()).isEqualTo(now.plus(Duration.ofDays(30)));
        Claims facts =
                opened("latchkey.session-data", String.valueOf(row.data())).object("kept");
        assertThat(facts.text("provider")).contains("demo");
        assertThat(facts.has("id_token")).isTrue();
        assertAda(ada.session().orElseThrow());

        ada.signOut();
        assertThat(store.session(hash)).isEmpty();
    }

    private static void assertAda(Session session) {
        assertThat(session.user().name()).isEqualTo("Ada Lindqvist");
        assertThat(session.user().email()).isEqualTo("ada@example.org");
        assertThat(session.roles()).containsExactly("editor");
        assertThat(session.factors()).containsExactly(Factor.UNKNOWN);
    }

    private Visits bringing(Auth auth, String token) {
        return new Visits(auth).bringing(Visits.SESSION, kept(token));
    }

    private Auth revocable() {
        return builder()
                .store(store)
                .sessions(Sessions.sealed().revocable(Duration.ofSeconds(30)))
                .build();
    }

    private AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of())
                .secret(kept("secret"))
                .clock(() -> now)
                .provider(CredentialsProvider.of((typed, request) -> Optional.empty()));
    }

    private Claims facts(Visits browser) throws Exception {
        return opened(Visits.SESSION, browser.cookie(Visits.SESSION)).object("latchkey");
    }

    private Claims opened(String slot, String token) throws Exception {
        Secret secret = Secret.of(kept("secret"));
        return new KeyRing(List.of(secret), new Randoms(new SecureRandom()), () -> now)
                .slot(slot)
                .open(token)
                .claims();
    }

    private String kept(String name) {
        return requireNonNull(earlier.getProperty(name), name);
    }
}
