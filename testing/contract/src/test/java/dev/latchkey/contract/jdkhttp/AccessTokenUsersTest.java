package dev.latchkey.contract.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who the person of an access token is in an application that has users of its own. */
@Tag("P11")
class AccessTokenUsersTest {

    private final Store store = Store.inMemory();

    @Test
    void a_person_is_the_user_who_has_the_account_at_the_issuer() {
        try (GuardedApi api = start()) {
            String token = api.token().person("ada").issue();
            assertThat(api.call(token).status()).isEqualTo(401);

            addAda(api);

            assertThat(api.call(token).body()).startsWith("person user-1 by app");
        }
    }

    @Test
    void a_subject_that_is_the_id_of_a_user_is_not_that_user() {
        try (GuardedApi api = start()) {
            addAda(api);

            assertThat(api.call(api.token().person("ada").claim("sub", "user-1").issue())
                            .status())
                    .isEqualTo(401);
            assertThat(api.call(api.token().client("user-1").issue()).body()).startsWith("program client:user-1");
        }
    }

    @Test
    void a_user_who_is_disabled_has_no_tokens_after_half_a_minute() {
        try (GuardedApi api = start()) {
            addAda(api);
            String token = api.token().person("ada").issue();
            assertThat(api.call(token).status()).isEqualTo(200);

            api.auth().users().disable("user-1");
            api.clock().advance(Duration.ofSeconds(30));

            assertThat(api.call(token).status()).isEqualTo(401);
        }
    }

    @Test
    void an_application_can_say_that_subjects_are_the_ids_of_its_users() {
        try (GuardedApi api = GuardedApi.start(
                issuer -> issuer, tokens -> tokens.subjectsAreUserIds(), builder -> builder.store(store))) {
            assertThat(api.call(api.token().person("ada").issue()).body()).startsWith("person 5d0c71 by app");
        }
    }

    private GuardedApi start() {
        return GuardedApi.start(issuer -> issuer, tokens -> tokens, builder -> builder.store(store));
    }

    private void addAda(GuardedApi api) {
        Account account = new Account("openid", "oidc", api.provider().issuer(), "5d0c71", null);
        StoredUser ada = new StoredUser(new User("user-1", "Ada", "ada@example.org", null), null);
        assertThat(store.createUser(ada, StoredAccount.of(account))).isPresent();
    }
}
