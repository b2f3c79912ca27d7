package dev.latchkey.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.text.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The names of common authenticators, by the id of their model. */
final class AuthenticatorNames {

    /** What authenticators say that do not tell their model. */
    static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    private final Properties names = read();
    private final Texts texts;

    AuthenticatorNames(Texts texts) {
        this.texts = texts;
    }

    /** Returns the name that the user gave a passkey, otherwise the name of its authenticator. */
    String of(Credential credential) {
        String own = credential.name();
        return own == null
                ? requireNonNull(names.getProperty(credential.key().aaguid(), texts.text(PasskeyText.NAME)))
                : own;
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                requireNonNull(AuthenticatorNames.class.getResourceAsStream("authenticators.properties")), UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
