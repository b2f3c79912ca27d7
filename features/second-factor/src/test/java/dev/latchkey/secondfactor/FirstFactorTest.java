package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Factor;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether somebody is asked depends on what they have shown, and not on who has asked for it. */
class FirstFactorTest {

    private static boolean isIn(String method, Factor.Kind kind) {
        try (Application application =
                Application.with(SecondFactor.standard(), auth -> auth.with(new OtherSignIn(method, kind, null)))) {
            Client.hasSetUp(application, "ada", "other");
            Client ada = Client.program(application);
            ada.post("callback/other", Map.of());
            return ada.isSignedIn();
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_what_resists_phishing_needs_no_second_factor(Factor.Kind kind) {
        assertThat(isIn("x", kind)).isEqualTo(kind == Factor.Kind.PHISHING_RESISTANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp", "backup-code", "recovery"})
    void what_another_provider_calls_a_code_is_none(String method) {
        assertThat(isIn(method, Factor.Kind.UPSTREAM)).isFalse();
    }
}
