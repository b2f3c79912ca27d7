package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests tokens that may be used once. */
interface TokenTests extends StoreFixture {

    @Test
    default void a_token_is_used_once() {
        String identifier = StoreFixture.hash() + "@example.org";
        String hash = StoreFixture.hash();
        assertThat(store().createToken(identifier, hash, NOW)).isTrue();
        assertThat(store().useToken(identifier, hash)).contains(NOW);
        assertThat(store().useToken(identifier, hash)).isEmpty();
    }

    @Test
    @Tag("A9")
    default void the_token_of_one_is_nothing_for_another() {
        String hash = StoreFixture.hash();
        String mine = StoreFixture.hash() + "@example.org";
        assertThat(store().createToken(mine, hash, NOW)).isTrue();
        assertThat(store().useToken(StoreFixture.hash() + "@example.org", hash)).isEmpty();
        assertThat(store().useToken(mine.toUpperCase(Locale.ROOT), hash)).isEmpty();
        assertThat(store().useToken(mine + " ", hash)).isEmpty();
        assertThat(store().useToken("", hash)).isEmpty();
        assertThat(store().useToken("%", hash)).isEmpty();
        assertThat(store().useToken(mine, hash)).isPresent();
    }

    @Test
    @Tag("A8")
    default void a_wrong_token_takes_nothing_out() {
        String identifier = StoreFixture.hash() + "@example.org";
        String hash = StoreFixture.hash();
        assertThat(store().createToken(identifier, hash, NOW)).isTrue();
        assertThat(store().useToken(identifier, StoreFixture.hash())).isEmpty();
        assertThat(store().useToken(identifier, "")).isEmpty();
        assertThat(store().useToken(identifier, identifier)).isEmpty();
        assertThat(store().useToken(identifier, hash)).isPresent();
    }

    @Test
    default void an_identifier_may_have_several_tokens() {
        String identifier = StoreFixture.hash();
        String one = StoreFixture.hash();
        String two = StoreFixture.hash();
        assertThat(store().createToken(identifier, one, NOW)).isTrue();
        assertThat(store().createToken(identifier, two, NOW.plusMillis(1))).isTrue();
        assertThat(store().useToken(identifier, two)).contains(NOW.plusMillis(1));
        assertThat(store().useToken(identifier, one)).contains(NOW);
    }

    @Test
    default void the_same_token_is_not_added_twice() {
        String identifier = StoreFixture.hash();
        String hash = StoreFixture.hash();
        assertThat(store().createToken(identifier, hash, NOW)).isTrue();
        assertThat(store().createToken(identifier, hash, NOW.plusSeconds(60))).isFalse();
        assertThat(store().useToken(identifier, hash)).contains(NOW);
    }

    @Test
    default void one_past_its_time_is_used_up_all_the_same() {
        String identifier = StoreFixture.hash();
        String hash = StoreFixture.hash();
        assertThat(store().createToken(identifier, hash, Instant.EPOCH)).isTrue();
        assertThat(store().useToken(identifier, hash)).contains(Instant.EPOCH);
        assertThat(store().useToken(identifier, hash)).isEmpty();
    }
}
