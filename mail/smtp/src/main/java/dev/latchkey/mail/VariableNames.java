package dev.latchkey.mail;

import java.util.Locale;

/** The names of variables in the environment. */
final class VariableNames {

    private VariableNames() {}

    static String name(String providerId, String suffix) {
        return "AUTH_" + providerId.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + suffix;
    }
}
