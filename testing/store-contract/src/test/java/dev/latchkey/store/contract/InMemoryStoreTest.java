package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.store.Store;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest extends StoreContract {

    private final Store store = Store.inMemory();

    @Override
    public Store store() {
        return store;
    }

    @Test
    void it_takes_ten_thousand_and_then_no_more_until_some_have_ended() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(store.createToken("full", "t" + i, NOW)).isTrue();
        }
        assertThatThrownBy(() -> store.createToken("full", "more", NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(store.deleteExpired(Instant.MAX, 1)).isEqualTo(1);
        assertThat(store.createToken("full", "more", NOW)).isTrue();
    }
}
