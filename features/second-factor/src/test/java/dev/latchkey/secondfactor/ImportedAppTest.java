package dev.latchkey.secondfactor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authenticator apps that users have set up with other software. */
class ImportedAppTest {

    private static final String SECRET = "DJmQfC73VGFhw7D4QJ8A"; // as long as those of Keycloak

    private final Application application = Application.standard();
    private final Phone phone = Phone.ofText(SECRET);

    @BeforeEach
    void adaIsAUser() {
        Client.program(application).signsIn("ada");
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void the_next_sign_in_asks_for_a_code_of_the_app() {
        assertThat(imports(SECRET)).isTrue();
        assertThat(SecondFactor.of(application.auth).isSetUp("u-ada")).isTrue();
        application.pass(TimeCodes.STEP);
        Client ada = Client.program(application);
        ada.signsIn("ada");
        assertThat(ada.isSignedIn()).isFalse();

        ada.types(phone.wrongAt(application.now()));
        assertThat(ada.isSignedIn()).isFalse();
        ada.types(phone.codeAt(application.now()));
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void the_code_of_the_moment_may_have_been_used_elsewhere_and_does_not_count() {
        imports(SECRET);
        Client ada = Client.program(application);
        ada.signsIn("ada");

        ada.types(phone.codeAt(application.now()));
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void an_app_that_is_there_stays() {
        imports(SECRET);
        application.pass(TimeCodes.STEP);

        assertThat(imports("another-secret-of-ada")).isFalse();
        Client ada = Client.program(application);
        ada.signsIn("ada");
        ada.types(phone.codeAt(application.now()));
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void nobody_is_told_of_what_has_not_changed_for_them() {
        imports(SECRET);

        assertThat(application.told()).isEmpty();
    }

    @Test
    void the_key_is_not_readable_in_the_store() {
        imports(SECRET);

        assertThat(application
                        .store
                        .record(AuthenticatorApps.KIND, "u-ada")
                        .orElseThrow()
                        .content())
                .doesNotContain(SECRET)
                .doesNotContain(AppKey.foreign(SECRET.getBytes(US_ASCII)).hex());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 15, 65})
    void a_key_that_could_be_guessed_or_is_none_is_refused(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> imports("x".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 20, 32, 64})
    void keys_of_other_lengths_work(int length) {
        assertThat(imports("x".repeat(length))).isTrue();
        application.pass(TimeCodes.STEP);
        Client ada = Client.program(application);
        ada.signsIn("ada");

        ada.types(Phone.ofText("x".repeat(length)).codeAt(application.now()));
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void nobody_has_no_app() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SecondFactor.of(application.auth).importApp("nobody", new byte[20]));
    }

    private boolean imports(String secret) {
        return SecondFactor.of(application.auth).importApp("u-ada", secret.getBytes(US_ASCII));
    }
}
