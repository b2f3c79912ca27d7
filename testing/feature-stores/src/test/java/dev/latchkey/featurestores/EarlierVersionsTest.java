package dev.latchkey.featurestores;

import static dev.latchkey.featurestores.Member.PASSWORD;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.latchkey.accountpage.UserData;
import dev.latchkey.servers.MariaDbServer;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.RedisServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.Store;
import dev.latchkey.store.contract.InterruptedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Users of earlier versions keep everything: their rows, their cookies, and the links in their mails. A version writes
 * down what it makes as it is released, in the folder {@code versions}. Nobody changes that folder afterwards.
 */
@ExtendWith(SharedServers.class)
class EarlierVersionsTest {

    private final PostgresServer postgres;
    private final MariaDbServer mariaDb;
    private final RedisServer redis;

    EarlierVersionsTest(PostgresServer postgres, MariaDbServer mariaDb, RedisServer redis) {
        this.postgres = postgres;
        this.mariaDb = mariaDb;
        this.redis = redis;
    }

    static List<EarlierVersion> versions() throws IOException {
        return EarlierVersion.all();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void its_users_keep_everything(EarlierVersion version, @TempDir Path folder) throws Exception {
        String name = "version_" + version.toString().replace('.', '_');
        keepEverything(version, EarlierStore.h2(name));
        keepEverything(version, EarlierStore.sqlite(folder.resolve("latchkey.db")));
        keepEverything(version, EarlierStore.postgres(postgres, name));
        keepEverything(version, EarlierStore.mariaDb(mariaDb, name));
        keepEverything(version, EarlierStore.authJs(postgres, name + "_authjs"));
        keepEverything(version, EarlierStore.redis(redis));
    }

    private static void keepEverything(EarlierVersion version, EarlierStore earlier) throws Exception {
        try (earlier) {
            Store store = earlier.with(version);
            try (Application application = Application.on(new InterruptedStore(store))) {
                assertThatCode(() -> keepsEverything(KeptMember.read(version.member(earlier.form()), application)))
                        .as("%s in %s", version, earlier.database())
                        .doesNotThrowAnyException();
            }
        }
    }

    private static void keepsEverything(KeptMember kept) {
        FullMember full = kept.full();
        Member ada = full.member();
        Application application = ada.application();
        assertThat(ada.kinds()).isEqualTo(kept.kinds());
        assertThat(application.auth.sessions().list(ada.id())).hasSize(kept.sessions());
        assertThat(application.store.underlying().accounts(ada.id())).containsExactly(KeptMember.ACCOUNT);
        assertThat(UserData.of(application.auth).get(ada.id(), Application.LOCALE))
                .contains("sv");

        assertThat(ada.browser().isSignedIn()).isTrue();
        assertThat(full.trusted().isSignedIn()).isTrue();
        assertThat(full.waiting().isSignedIn()).isFalse();
        full.waiting().post("second-factor", Map.of("code", ada.nextCode(full.phone())));
        assertThat(full.waiting().isSignedIn()).isTrue();

        full.trusted().forgets("authjs.session-token");
        ada.typesPassword(full.trusted(), PASSWORD);
        assertThat(full.trusted().isSignedIn()).isTrue();
        Browser fresh = ada.typesPassword(PASSWORD);
        assertThat(fresh.isSignedIn()).isFalse();
        fresh.post(
                "second-factor", Map.of("backupCode", full.phone().backupCodes.get(0)));
        assertThat(fresh.isSignedIn()).isTrue();
        assertThat(full.passkey().signsIn()).isTrue();
        kept.mailed().post("callback/email", Map.of("code", kept.code()));
        assertThat(kept.mailed().isSignedIn()).isTrue();

        assertThat(new Browser(application)
                        .post("account/email/undo", Map.of("token", kept.undo()))
                        .get("result"))
                .isEqualTo("undone");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void its_migrations_are_what_they_were(EarlierVersion version) throws IOException {
        assertThat(version.changedMigrations()).isEmpty();
    }

    /** For a release: {@code bin/test testing/feature-stores -Dtest=EarlierVersionsTest -Dversions.write=0.2}. */
    @Test
    @EnabledIfSystemProperty(named = "versions.write", matches = ".+")
    void this_version_is_written_down() throws Exception {
        EarlierVersion version = EarlierVersion.begin(requireNonNull(System.getProperty("versions.write")));
        writeDown(version, EarlierStore.h2("written_down"));
        writeDown(version, EarlierStore.authJs(postgres, "written_down"));
        writeDown(version, EarlierStore.redis(redis));
    }

    private static void writeDown(EarlierVersion version, EarlierStore empty) throws SQLException, IOException {
        try (empty;
                Application application = Application.on(new InterruptedStore(empty.empty()))) {
            String member = KeptMember.written(application);
            version.write(empty.form(), empty.rows(), member);
        }
    }
}
