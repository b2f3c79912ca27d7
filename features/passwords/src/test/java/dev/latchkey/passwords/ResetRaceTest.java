package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.Store;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.InterruptedStore;
import dev.latchkey.store.jdbc.JdbcStore;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many at once, on stores that share nothing but their contract. */
class ResetRaceTest {

    static Stream<Store> stores() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:passwords;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000");
        return Stream.of(Store.inMemory(), JdbcStore.of(h2).migrate());
    }

    @ParameterizedTest
    @MethodSource("stores")
    @Tag("B32")
    void of_many_at_once_with_one_link_one_sets_the_password(Store store) throws InterruptedException {
        try (Application application =
                Application.with(store, passwords -> passwords.limits(Application.OFTEN, Application.OFTEN))) {
            Program.signedUp(application, ADA);
            new Program(application).post("passwords/forgot", Map.of("email", ADA));
            String token = application.outbox.takeToken();

            List<Integer> answers = Together.run(
                    32,
                    i -> new Program(application)
                            .post("passwords/reset", Map.of("token", token, "password", password(i)))
                            .statusCode());

            assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
            assertThat(answers).filteredOn(status -> status == 403).hasSize(31);
            int winner = answers.indexOf(200);
            List<Integer> right = IntStream.range(0, 32)
                    .filter(i -> signsIn(application, password(i)))
                    .boxed()
                    .toList();
            assertThat(right).containsExactly(winner);
            assertThat(signsIn(application, PASSWORD)).isFalse();
        }
    }

    @Test
    @Tag("B35")
    void a_user_who_is_removed_at_the_last_moment_is_not_made_anew() {
        resetWhile((store, user) -> store.deleteUser(user.user().id()));
    }

    @Test
    @Tag("B35")
    void nobody_is_made_with_an_address_that_the_user_gives_up_at_the_last_moment() {
        resetWhile((store, user) -> store.replaceEmail(user, "ada@example.com", user.emailVerified()));
    }

    private static void resetWhile(BiConsumer<Store, StoredUser> happening) {
        InterruptedStore interrupted = InterruptedStore.inMemory();
        try (Application application = Application.with(interrupted.store(), passwords -> passwords)) {
            Program.signedUp(application, ADA);
            StoredUser user = application.store.userByEmail(ADA).orElseThrow();
            Program ada = new Program(application);
            ada.post("passwords/forgot", Map.of("email", ADA));
            String token = application.outbox.takeToken();
            interrupted.before("userByEmail", () -> happening.accept(application.store, user));

            HttpResponse<String> answer =
                    ada.post("passwords/reset", Map.of("token", token, "password", OTHER_PASSWORD));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(application.hasUser(ADA)).isFalse();
        }
    }

    private static String password(int number) {
        return "nine kites above quarry " + number;
    }

    private static boolean signsIn(Application application, String password) {
        Program program = new Program(application);
        program.signsIn(ADA, password);
        return program.isSignedIn();
    }
}
