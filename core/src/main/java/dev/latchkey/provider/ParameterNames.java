package dev.latchkey.provider;

import dev.latchkey.wire.ReservedParameters;
import java.util.Set;

/** Checks the names of parameters that an application chooses. */
final class ParameterNames {

    private static final Set<String> DECISIVE =
            Set.of("sub", "id", "email", "email_verified", "iss", "aud", "tid", "hd");

    private ParameterNames() {}

    static void require(String parameter) {
        if (!isName(parameter)) {
            throw new IllegalArgumentException("Not the name of a parameter: " + parameter);
        }
    }

    /** Refuses a name that is not free for the client id. */
    static void requireForClientId(String parameter) {
        boolean free = parameter.equals("client_id")
                || (isName(parameter)
                        && !parameter.equals("scope")
                        && !parameter.startsWith("client_secret")
                        && !parameter.startsWith("client_assertion")
                        && (parameter.startsWith("client_") || !ReservedParameters.contains(parameter)));
        if (!free) {
            throw new IllegalArgumentException("Not a name for the client id: " + parameter);
        }
    }

    /** Refuses a parameter that says who somebody is, because a browser can forge each parameter. */
    static void requireHarmless(String parameter) {
        if (DECISIVE.contains(parameter) || ReservedParameters.contains(parameter)) {
            throw new IllegalArgumentException("Not for the browser to say: " + parameter);
        }
    }

    private static boolean isName(String parameter) {
        return parameter.matches("[A-Za-z][A-Za-z0-9_]*");
    }
}
