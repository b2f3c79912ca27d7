package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.model.Secret;
import java.util.HashSet;
import java.util.Set;

/** Says whether a secret that seals sessions can be guessed. */
public final class SecretStrength {

    /** The least number of bytes of a secret. */
    public static final int LEAST_BYTES = 32;

    private static final int LEAST_GROUPS = 24;
    private static final int GROUP = 3;

    private SecretStrength() {}

    /**
     * Returns whether a secret is too short, has few different characters, or repeats one phrase. In the latter two
     * cases, the secret has few different groups of three characters. 32 random digits, the least random text that is
     * long enough, have about 30 different groups.
     */
    public static boolean isWeak(Secret secret) {
        String text = secret.reveal();
        Set<String> groups = new HashSet<>();
        for (int i = 0; i + GROUP <= text.length(); i++) {
            groups.add(text.substring(i, i + GROUP));
        }
        return text.getBytes(UTF_8).length < LEAST_BYTES || groups.size() < LEAST_GROUPS;
    }
}
