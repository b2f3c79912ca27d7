package dev.latchkey.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.latchkey.store.StoredRecord;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hash that other software checks in no time takes the work of one of ours, as an unknown name does. */
@Tag("B33")
class QuickHashesTest {

    private static final String TYPED = "correct horse battery staple";
    private static final String PHPASS = "$P$B0gvTMAXVLJ37tM03jvltcd0PZyf1I1";
    private static final String BCRYPT = "$2y$10$Ezf6cHKvxD4CV3U097glLeXKMQx9PFaMjoq2iqECcK4Lb7aPYXxwy";
    private static final long OUR_MEMORY = Argon2Cost.LEAST.memory() * 1024L;

    private final PasswordHasher hasher =
            new PasswordHasher(Argon2Cost.LEAST, new HashPlaces(2, Argon2Cost.LEAST.memory()), new SecureRandom());

    @Test
    void a_quick_one_costs_as_much_as_nobodys() {
        assertThat(allocated(PHPASS, true)).isGreaterThan(OUR_MEMORY);
    }

    @Test
    void a_slow_one_costs_what_it_costs() {
        assertThat(allocated(BCRYPT, true)).isLessThan(OUR_MEMORY);
    }

    @Test
    void a_quick_one_is_right_and_wrong_as_before() {
        assertThat(hasher.matches(kept(PHPASS, true), TYPED)).isTrue();
        assertThat(hasher.matches(kept(PHPASS, true), TYPED + "x")).isFalse();
    }

    private long allocated(String hash, boolean foreign) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        StoredPassword kept = kept(hash, foreign);
        long before = threads.getCurrentThreadAllocatedBytes();
        hasher.matches(kept, TYPED);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static StoredPassword kept(String hash, boolean foreign) {
        return StoredPassword.of(
                StoredRecord.of(StoredPassword.KIND, "ada", "ada", StoredPassword.content(hash, "1", "1", foreign)));
    }
}
