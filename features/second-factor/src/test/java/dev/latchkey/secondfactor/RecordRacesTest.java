package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Secret;
import dev.latchkey.model.User;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.Race;
import dev.latchkey.store.jdbc.JdbcStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What counts once counts once, however many ask at the same moment. */
class RecordRacesTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:10Z");
    private static final int AT_ONCE = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Where the records are. */
    enum Place {
        MEMORY {
            @Override
            Store store() {
                return Store.inMemory();
            }
        },
        H2 {
            @Override
            Store store() {
                JdbcDataSource source = new JdbcDataSource();
                source.setURL(
                        "jdbc:h2:mem:second-factor-" + RANDOM.nextLong() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000");
                return JdbcStore.of(source).migrate();
            }
        };

        abstract Store store();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("B32")
    @Tag("S20")
    void a_backup_code_counts_once_of_32_at_once(Place place) {
        Store store = withAda(place);
        BackupCodes codes = new BackupCodes(store, RANDOM, BackupCodeHash.ROUNDS);
        String code = codes.make("ada").get(4);

        List<Integer> winners = new Race(AT_ONCE, 1).run(round -> thread -> codes.use("ada", code));

        assertThat(winners).containsExactly(1);
        assertThat(codes.left("ada")).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource
    void ten_backup_codes_at_once_all_count(Place place) {
        Store store = withAda(place);
        BackupCodes codes = new BackupCodes(store, RANDOM, BackupCodeHash.ROUNDS);
        List<String> all = codes.make("ada");

        List<Integer> winners = new Race(all.size(), 1).run(round -> thread -> codes.use("ada", all.get(thread)));

        assertThat(winners).containsExactly(10);
        assertThat(codes.left("ada")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("B32")
    @Tag("S20")
    void a_code_of_the_app_counts_once_of_32_at_once(Place place) {
        Store store = withAda(place);
        SealedKeys keys = new SealedKeys(
                new KeyRing(List.of(Secret.of("a-secret-0123456789-0123456789-0123")), new Randoms(RANDOM), () -> NOW)
                        .slot("test"));
        AuthenticatorApps apps = new AuthenticatorApps(store, keys, new TimeCodes(), () -> NOW);
        AppKey key = AppKey.random(RANDOM);
        TimeCodes codes = new TimeCodes();
        long step = TimeCodes.stepAt(NOW);
        apps.add("ada", key, codes.codeOf(step - 1, key.key()));
        String code = codes.codeOf(step, key.key());

        List<Integer> winners = new Race(AT_ONCE, 1).run(round -> thread -> apps.use("ada", code));

        assertThat(winners).containsExactly(1);
        assertThat(apps.use("ada", codes.codeOf(step + 1, key.key()))).isTrue();
    }

    private static Store withAda(Place place) {
        Store store = place.store();
        store.createUser(new StoredUser(User.of("ada"), null), null);
        return store;
    }
}
