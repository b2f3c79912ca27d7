package dev.latchkey.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    @Test
    void a_slot_is_made_once_so_that_its_keys_are_derived_once() {
        KeyRing ring = Slots.ring(Slots.NOW, List.of(Slots.SECRET));

        assertThat(ring.slot("one")).isSameAs(ring.slot("one")).isNotSameAs(ring.slot("another"));
    }
}
