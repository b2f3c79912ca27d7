package dev.latchkey.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Names that the application gives to users, such as those with which they signed in to other software. */
class GivenLoginNameTest {

    private static final String PASSWORD = "seven lamps over the harbour";
    private static final String BCRYPT = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    private final Application application = Application.with(Passwords::loginNames);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_user_without_an_address_signs_in_with_the_name_and_the_password_of_before() {
        user("1");
        application.passwords().importHash("1", BCRYPT);
        Program ada = new Program(application);
        ada.signsIn("ada.l", PASSWORD);
        assertThat(ada.isSignedIn()).isFalse();

        assertThat(application.passwords().addLoginName("1", "Ada.L")).isTrue();

        ada.signsIn("ada.l", PASSWORD);
        assertThat(ada.session().object("user").text("name")).hasValue("User 1");
    }

    @Test
    void a_name_belongs_to_one_user_and_may_be_given_again_to_the_same() {
        user("1");
        user("2");
        assertThat(application.passwords().addLoginName("1", "ada")).isTrue();

        assertThat(application.passwords().addLoginName("1", "ADA")).isTrue();
        assertThat(application.passwords().addLoginName("2", "ada")).isFalse();
    }

    @Test
    @Tag("A1")
    void a_stranger_cannot_have_the_name_that_a_user_types() {
        user("1");
        user("2");
        application.passwords().importHash("1", BCRYPT);
        assertThat(application.passwords().addLoginName("1", "J\u030Coe")).isTrue();

        assertThat(application.passwords().addLoginName("2", "\u01F0oe")).isFalse();
        Program owner = new Program(application);
        owner.signsIn("J\u030Coe", PASSWORD);
        assertThat(owner.session().object("user").text("name")).hasValue("User 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "al", "ada@example.org", "ada lovelace", ".ada"})
    void what_is_no_name_is_refused(String name) {
        user("1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.passwords().addLoginName("1", name));
    }

    @Test
    void nobody_gets_no_name() {
        assertThatIllegalStateException()
                .isThrownBy(() -> application.passwords().addLoginName("nobody", "ada"));
    }

    @Test
    void where_users_have_no_names_the_message_names_the_call() {
        try (Application without = Application.standard()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> without.passwords().addLoginName("1", "ada"))
                    .withMessageContaining("loginNames()");
        }
    }

    private void user(String id) {
        application.store.createUser(new StoredUser(new User(id, "User " + id, null, null), null), null);
    }
}
