package dev.latchkey.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each answer of a browser comes to what it comes to in Auth.js. */
class VectorsTest {

    private final CeremonyVerifier verifier = new CeremonyVerifier();

    static Stream<Vector> registrations() {
        return Vector.ofKind("registration");
    }

    static Stream<Vector> authentications() {
        return Vector.ofKind("authentication");
    }

    @ParameterizedTest
    @MethodSource("registrations")
    void a_registration(Vector vector) {
        if (!vector.isVerified()) {
            assertThatThrownBy(() -> register(vector)).satisfies(VectorsTest::isVerificationError);
            return;
        }
        Registered registered = register(vector);

        assertThat(registered.key().id()).isEqualTo(vector.key().id());
        assertThat(registered.key().publicKey()).isEqualTo(vector.key().publicKey());
        assertThat(registered.key().aaguid()).isEqualTo(vector.key().aaguid());
        assertThat(registered.key().transports()).isEqualTo(vector.key().transports());
        assertThat(registered.counter()).isZero();
        boolean single = vector.test().text("name").orElseThrow().equals("single device");
        assertThat(registered.key().multiDevice()).isEqualTo(!single);
        assertThat(registered.backedUp()).isEqualTo(!single);
    }

    @ParameterizedTest
    @MethodSource("authentications")
    void an_authentication(Vector vector) {
        boolean counterWentBack = vector.test().number("storedCounter").orElseThrow() > 0 && !vector.isVerified();
        if (vector.isVerified()) {
            assertThat(authenticate(vector)).isEqualTo(new AssertionResult.Verified(vector.counter(), true));
        } else if (counterWentBack) {
            assertThat(authenticate(vector)).isEqualTo(new AssertionResult.Cloned());
        } else {
            assertThatThrownBy(() -> authenticate(vector)).satisfies(VectorsTest::isVerificationError);
        }
    }

    private Registered register(Vector vector) {
        boolean verified = !Boolean.FALSE.equals(vector.options().get("requireUserVerification"));
        List<COSEAlgorithmIdentifier> algorithms = vector.options().has("supportedAlgorithmIDs")
                ? List.of(COSEAlgorithmIdentifier.RS256)
                : RegistrationDemands.ALGORITHMS;
        return verifier.register(
                vector.response(),
                vector.challenge(),
                vector.party(),
                new RegistrationDemands(true, verified, algorithms));
    }

    private AssertionResult authenticate(Vector vector) {
        boolean verified = !Boolean.FALSE.equals(vector.options().get("requireUserVerification"));
        return verifier.authenticate(
                vector.response(),
                vector.key(),
                vector.test().number("storedCounter").orElseThrow(),
                vector.challenge(),
                vector.party(),
                verified);
    }

    private static void isVerificationError(Throwable failure) {
        assertThat(failure).isInstanceOf(AuthException.Refused.class);
        assertThat(((AuthException) failure).code()).isEqualTo(ErrorCode.WEBAUTHN_VERIFICATION);
    }
}
