package dev.latchkey.contract.jdkhttp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.accesstoken.AccessTokenIssuer;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import dev.latchkey.testing.NewAccessToken;
import dev.latchkey.testing.OpenIdProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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

    @Test
    void a_disabled_user_has_no_tokens_although_subjects_are_the_ids_of_users() {
        try (GuardedApi api = GuardedApi.start(
                issuer -> issuer, tokens -> tokens.subjectsAreUserIds(), builder -> builder.store(store))) {
            StoredUser ada = new StoredUser(new User("5d0c71", "Ada", "ada@example.org", null), null);
            Account account = new Account("other", "oidc", "https://other.example", "1", null);
            assertThat(store.createUser(ada, StoredAccount.of(account))).isPresent();
            String token = api.token().person("ada").issue();
            assertThat(api.call(token).status()).isEqualTo(200);

            api.auth().users().disable("5d0c71");
            api.clock().advance(Duration.ofSeconds(30));

            assertThat(api.call(token).status()).isEqualTo(401);
        }
    }

    @Test
    void a_name_of_one_issuer_is_nobody_of_another() {
        GuardedApi.MovingClock clock = new GuardedApi.MovingClock();
        try (OpenIdProvider other = OpenIdProvider.builder().clock(clock).start();
                GuardedApi api = GuardedApi.start(
                        issuer -> issuer,
                        tokens -> tokens.or(AccessTokenIssuer.of(other.issuer())),
                        builder -> builder)) {
            NewAccessToken theirs = other.accessToken(GuardedApi.AUDIENCE);
            String ada = other.issuer() + "#5d0c71";
            assertThat(api.call(api.token().person("ada").issue()).body()).startsWith("person 5d0c71 by");
            assertThat(api.call(theirs.person("ada").issue()).body()).startsWith("person " + ada + " by");
            assertThat(api.call(api.token().issue()).body()).startsWith("program client:app by");
            assertThat(api.call(theirs.issue()).body()).startsWith("program client:" + other.issuer() + "#app by");

            for (String taken : List.of(ada, "client:app")) {
                assertThat(api.call(api.token().claim("sub", taken).issue()).status())
                        .isEqualTo(401);
            }
            assertThat(api.call(api.token().client(other.issuer() + "#app").issue())
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void without_a_store_a_person_has_the_id_of_the_sign_in_at_the_same_issuer() {
        AtomicReference<String> address = new AtomicReference<>();
        try (GuardedApi api = GuardedApi.start(
                issuer -> {
                    address.set(issuer.toString().replaceAll(".*\\[(.*)]", "$1"));
                    return issuer;
                },
                tokens -> tokens,
                builder -> builder.provider(client("other", "https://other.example"))
                        .provider(client("first", address.get() + "/"))
                        .provider(client("second", requireNonNull(address.get()))))) {
            assertThat(api.call(api.token().person("ada").issue()).body()).startsWith("person first:5d0c71 by app");
        }
    }

    @Test
    void without_a_store_nobody_has_the_id_of_somebody_who_signs_in_elsewhere() {
        try (GuardedApi api = GuardedApi.start(
                issuer -> issuer,
                tokens -> tokens,
                builder -> builder.provider(client("other", "https://other.example")))) {
            String token = api.token().claim("sub", "other:1").issue();

            assertThat(api.call(token).body())
                    .startsWith("person " + api.provider().issuer() + "#other:1 by app");
        }
    }

    @Test
    void without_a_store_too_an_application_can_say_that_subjects_are_the_ids_of_its_users() {
        try (GuardedApi api = GuardedApi.start(
                issuer -> issuer,
                tokens -> tokens.subjectsAreUserIds(),
                builder -> builder.provider(client("other", "https://other.example")))) {
            assertThat(api.call(api.token().person("ada").issue()).body()).startsWith("person 5d0c71 by app");
        }
    }

    @Test
    void a_provider_whose_people_would_have_the_ids_of_programs_stops_the_start() {
        assertThatThrownBy(() -> GuardedApi.start(
                        issuer -> issuer,
                        tokens -> tokens,
                        builder -> builder.provider(client("client", "https://other.example"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("named(…)");
    }

    private static OAuthProvider client(String id, String issuer) {
        return OAuthProvider.oidc(id, id).issuer(issuer).clientId("app").clientSecret(GuardedApi.SECRET);
    }

    @Test
    void subjects_of_two_issuers_are_not_the_ids_of_users() {
        assertThatThrownBy(() -> GuardedApi.start(
                        issuer -> issuer,
                        tokens -> tokens.or(AccessTokenIssuer.of("https://other.example"))
                                .subjectsAreUserIds(),
                        builder -> builder.store(store)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("subjectsAreUserIds()");
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
