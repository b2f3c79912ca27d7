package dev.latchkey.setting;

import dev.latchkey.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the secrets that seal sessions from the variables of Auth.js. */
public final class SecretVariables {

    private static final List<String> NEWEST_FIRST = List.of("AUTH_SECRET_3", "AUTH_SECRET_2", "AUTH_SECRET_1");

    private SecretVariables() {}

    /**
     * Returns the secrets, newest first: {@code AUTH_SECRET_3}, {@code _2}, {@code _1}, then {@code AUTH_SECRET}, which
     * Auth.js also accepts as {@code NEXTAUTH_SECRET} (W9). Blank variables count as missing.
     */
    public static List<Secret> read(Map<String, String> variables) {
        List<Secret> secrets = new ArrayList<>();
        for (String name : NEWEST_FIRST) {
            add(secrets, variables, name);
        }
        if (!add(secrets, variables, "AUTH_SECRET")) {
            add(secrets, variables, "NEXTAUTH_SECRET");
        }
        return List.copyOf(secrets);
    }

    private static boolean add(List<Secret> secrets, Map<String, String> variables, String name) {
        String value = variables.getOrDefault(name, "");
        return !value.isBlank() && secrets.add(Secret.of(value));
    }
}
