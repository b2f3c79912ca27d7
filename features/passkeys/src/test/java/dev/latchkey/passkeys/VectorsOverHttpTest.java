package dev.latchkey.passkeys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.fixtures.RedirectAddress;
import dev.latchkey.model.User;
import dev.latchkey.seal.Randoms;
import dev.latchkey.store.StoredUser;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same answers, posted to an application that made the same challenges. */
class VectorsOverHttpTest {

    private static final String ORIGIN = "https://app.test";
    private static final String ERROR = ORIGIN + "/auth/error?error=WebAuthnVerificationError";
    private static final String ADA = "u-ada";

    private final ChosenRandom random = new ChosenRandom();
    private final Application application = Application.with(
            Passkeys.standard().signUp(), auth -> auth.url(ORIGIN).random(random));
    private final Caller caller = new Caller(application);

    static Stream<Vector> registrations() {
        return Vector.standard("registration");
    }

    static Stream<Vector> authentications() {
        return Vector.standard("authentication");
    }

    @AfterEach
    void close() {
        application.close();
    }

    @ParameterizedTest
    @MethodSource("registrations")
    void a_registration(Vector vector) {
        random.next = Base64Url.read(vector.challenge());
        caller.options("action=register&email=new%40example.org");
        random.next = null;

        String location = post("register", vector);

        assertThat(location).isEqualTo(vector.isVerified() ? ORIGIN : ERROR);
        assertThat(caller.isSignedIn()).isEqualTo(vector.isVerified());
        assertThat(application
                        .between
                        .underlying()
                        .userByEmail("new@example.org")
                        .isPresent())
                .isEqualTo(vector.isVerified());
        assertThat(application
                        .between
                        .underlying()
                        .record("passkey", vector.key().id())
                        .isPresent())
                .isEqualTo(vector.isVerified());
    }

    @ParameterizedTest
    @MethodSource("authentications")
    void an_authentication(Vector vector) {
        long before = vector.test().number("storedCounter").orElseThrow();
        application.between.underlying().createUser(new StoredUser(new User(ADA, "Ada", null, null), null), null);
        Credential kept = Credential.created(new Registered(vector.key(), before, true), Application.START);
        Credentials credentials = new Credentials(application.between.underlying(), new Randoms(random));
        credentials.add(ADA, kept);
        random.next = Base64Url.read(vector.challenge());
        caller.options("action=authenticate");
        random.next = null;

        String location = post("authenticate", vector);

        assertThat(location).isEqualTo(vector.isVerified() ? ORIGIN : ERROR);
        assertThat(caller.isSignedIn()).isEqualTo(vector.isVerified());
        long after =
                credentials.find(vector.key().id()).orElseThrow().credential().counter();
        assertThat(after).isEqualTo(vector.isVerified() ? vector.counter() : before);
    }

    private String post(String action, Vector vector) {
        return caller.post("callback/passkey", Map.of("action", action, "data", vector.data()))
                .headers()
                .firstValue("Location")
                .map(RedirectAddress::withoutReference)
                .orElseThrow();
    }

    /** Gives out what a test has chosen, wherever 256 bits are asked for. */
    private static final class ChosenRandom extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private transient byte @Nullable [] next;

        @Override
        public void nextBytes(byte[] bytes) {
            if (next == null || bytes.length != requireNonNull(next).length) {
                super.nextBytes(bytes);
            } else {
                System.arraycopy(requireNonNull(next), 0, bytes, 0, bytes.length);
            }
        }
    }
}
