package dev.latchkey.annotations;

import dev.latchkey.guard.Authorized;
import dev.latchkey.model.Session;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads who may call a resource method or a locator, from its annotations and from parameters of type {@code Session}.
 */
public final class ResourceRules {

    private ResourceRules() {}

    /**
     * Returns the rules for {@code method} of {@code type}. A caller must pass each rule. Without rules, every caller
     * may call the method.
     */
    public static List<Authorized> of(Class<?> type, Method method) {
        List<Authorized> rules = new ArrayList<>(AccessRules.of(type, method));
        if (needsSession(method)) {
            rules.add(Authorized.signedIn());
        }
        return List.copyOf(rules);
    }

    /** Returns whether {@code method} cannot be called without a session. */
    static boolean needsSession(Method method) {
        return List.of(method.getParameterTypes()).contains(Session.class);
    }
}
