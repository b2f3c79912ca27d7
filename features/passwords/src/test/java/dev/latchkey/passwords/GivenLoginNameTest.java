package dev.latchkey.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.model.User;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import java.util.List;
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

    private static final String NIKOS_CAPITAL = "\u039D\u0399\u039A\u039F\u03A3.\u039C\u03A3";
    private static final String NIKOS_SMALL = "\u03BD\u03B9\u03BA\u03BF\u03C2.\u03BC\u03C2";
    private static final String NIKOS_AS_CAPITALS_WERE_KEPT = "\u03BD\u03B9\u03BA\u03BF\u03C3.\u03BC\u03C2";
    private static final String NIKOS_WITHOUT_FINAL_SIGMA = "\u03BD\u03B9\u03BA\u03BF\u03C3.\u03BC\u03C3";

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
    @ValueSource(strings = {NIKOS_SMALL, NIKOS_AS_CAPITALS_WERE_KEPT, NIKOS_WITHOUT_FINAL_SIGMA})
    @Tag("A1")
    void a_name_that_an_earlier_version_has_kept_in_another_spelling_stays_with_its_user(String kept) {
        user("1");
        user("2");
        application.passwords().importHash("1", BCRYPT);
        application.store.addRecord(StoredRecord.of("login-name", kept, "1", "{}"));

        assertThat(application.passwords().addLoginName("2", NIKOS_SMALL)).isFalse();
        assertThat(application.passwords().addLoginName("1", NIKOS_SMALL)).isTrue();
        for (String typed : List.of(kept, NIKOS_SMALL, NIKOS_CAPITAL)) {
            Program owner = new Program(application);
            owner.signsIn(typed, PASSWORD);
            assertThat(owner.isSignedIn()).as(typed).isTrue();
        }
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
