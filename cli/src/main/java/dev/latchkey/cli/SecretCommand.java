package dev.latchkey.cli;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Makes a secret that seals sessions. */
record SecretCommand(Surroundings surroundings) {

    private static final int BYTES = 33; // 44 characters of base64 without padding

    private static final List<String> ROTATION = List.of(
            "To replace the secret of an application without signing anybody out:",
            "1. Set AUTH_SECRET to the new secret and AUTH_SECRET_1 to the present one on every node. The present one"
                    + " still seals, and every node opens both.",
            "2. When every node runs so, exchange the two values on every node. The new secret seals from now on.",
            "3. When sessions.lifetime has passed (90 days by default), remove AUTH_SECRET_1 and set AUTH_SECRET to the"
                    + " new secret.",
            "If somebody has seen the present secret, go to the end at once: everybody then signs in again.");

    /** The forms in which a secret is printed. */
    enum Form {
        PLAIN(""),
        ENV("AUTH_SECRET="),
        PROPERTIES("latchkey.secret="),
        YAML("latchkey.secret: ");

        private final String before;

        Form(String before) {
            this.before = before;
        }
    }

    int run(Form form, boolean rotation, boolean json) {
        byte[] bytes = new byte[BYTES];
        surroundings.random().nextBytes(bytes);
        String secret = Base64.getEncoder().encodeToString(bytes);
        surroundings.print(json, Map.of("secret", secret), List.of(form.before + secret));
        if (rotation) {
            ROTATION.forEach(surroundings.err()::println);
            surroundings.err().flush();
        }
        return ExitCode.OK;
    }
}
