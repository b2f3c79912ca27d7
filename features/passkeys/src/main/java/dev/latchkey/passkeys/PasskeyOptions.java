package dev.latchkey.passkeys;

import dev.latchkey.wire.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application has chosen.
 *
 * @param signUp whether people become users with a passkey alone
 * @param rpId the domain to which passkeys are bound; {@code null}: the host of the application
 * @param origins from which passkeys may be used, beside the application's own
 */
record PasskeyOptions(boolean signUp, @Nullable String rpId, List<String> origins) {

    static final PasskeyOptions STANDARD = new PasskeyOptions(false, null, List.of());

    PasskeyOptions {
        origins = List.copyOf(origins);
    }

    PasskeyOptions withSignUp() {
        return new PasskeyOptions(true, rpId, origins);
    }

    /**
     * Binds passkeys to a domain.
     *
     * @throws IllegalArgumentException if it is none
     */
    PasskeyOptions withRpId(String domain) {
        Origin origin = Origin.of("https://" + domain);
        if (origin == null || !origin.host().equals(domain)) {
            throw new IllegalArgumentException("is no domain in lower case, such as example.com");
        }
        return new PasskeyOptions(signUp, domain, origins);
    }

    /**
     * Accepts passkeys that are used on other origins.
     *
     * @throws IllegalArgumentException if one is no origin
     */
    PasskeyOptions withOrigins(List<String> more) {
        List<String> all = new ArrayList<>(origins);
        for (String text : more) {
            Origin origin = Origin.of(text);
            if (origin == null || !origin.toString().equals(text)) {
                throw new IllegalArgumentException("has a text that is no origin such as https://example.de");
            }
            all.add(text);
        }
        return new PasskeyOptions(signUp, rpId, all);
    }
}
