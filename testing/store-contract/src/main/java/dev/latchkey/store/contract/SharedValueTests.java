package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.StoredValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests values that nodes share. A node may replace a value only if it knows the current one. */
interface SharedValueTests extends StoreFixture {

    @Test
    default void a_value_is_added_replaced_and_removed() {
        String name = StoreFixture.hash();
        StoredValue first = lasting("ünd " + "x".repeat(20_000));
        StoredValue second = new StoredValue("", first.expires().plusMillis(1));
        assertThat(store().value(name)).isEmpty();

        assertThat(store().replaceValue(name, null, first)).isTrue();
        assertThat(store().value(name)).contains(first);
        assertThat(store().replaceValue(name, first.text(), second)).isTrue();
        assertThat(store().value(name)).contains(second);
        assertThat(store().replaceValue(name, "", null)).isTrue();
        assertThat(store().value(name)).isEmpty();
    }

    @Test
    default void a_call_that_expects_another_value_changes_nothing() {
        String name = StoreFixture.hash();
        StoredValue value = lasting("a");
        assertThat(store().replaceValue(name, "a", lasting("b"))).isFalse();
        assertThat(store().replaceValue(name, "a", null)).isFalse();
        assertThat(store().value(name)).isEmpty();
        assertThat(store().replaceValue(name, null, null))
                .as("there is none, as expected")
                .isTrue();

        assertThat(store().replaceValue(name, null, value)).isTrue();
        for (String expected : new String[] {"A", "a ", "ä", "", "%"}) {
            assertThat(store().replaceValue(name, expected, lasting("b")))
                    .as(expected)
                    .isFalse();
            assertThat(store().replaceValue(name, expected, null)).as(expected).isFalse();
        }
        assertThat(store().replaceValue(name, null, lasting("b"))).isFalse();
        assertThat(store().replaceValue(name, null, null)).isFalse();
        assertThat(store().value(name)).contains(value);
        assertThat(store().value(name.toUpperCase(Locale.ROOT) + "A")).isEmpty();
    }

    @Test
    default void the_same_may_be_put_in_its_own_place() {
        String name = StoreFixture.hash();
        assertThat(store().replaceValue(name, null, lasting("a"))).isTrue();
        assertThat(store().replaceValue(name, "a", lasting("a"))).isTrue();
        StoredValue longer = new StoredValue("a", StoreFixture.LATER.plus(Duration.ofDays(1)));
        assertThat(store().replaceValue(name, "a", longer)).isTrue();
        assertThat(store().value(name)).contains(longer);
    }

    /**
     * Clocks of nodes and stores differ. A store that reports success must keep the value, even if the value has
     * expired by the store's clock.
     */
    @Test
    @Tag("B31")
    default void what_was_put_is_there_also_if_its_end_is_past_for_the_store() {
        for (Instant end : new Instant[] {
            StoreFixture.BEGINNING,
            Instant.now().minusSeconds(120),
            Instant.now().plusMillis(1)
        }) {
            String name = StoreFixture.hash();
            StoredValue first = new StoredValue("a", end);
            StoredValue second = new StoredValue("b", end);
            assertThat(store().replaceValue(name, null, first)).isTrue();
            assertThat(store().value(name)).contains(first);
            assertThat(store().replaceValue(name, null, second)).isFalse();
            assertThat(store().replaceValue(name, "a", second)).isTrue();
            assertThat(store().value(name)).contains(second);
        }
    }

    private static StoredValue lasting(String text) {
        return new StoredValue(text, StoreFixture.LATER);
    }
}
