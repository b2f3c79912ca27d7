package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.SignInMethod;
import java.util.LinkedHashMap;
import java.util.Map;

/** In which ways users can show anew that it is them, by the ids of the providers. */
final class ConfirmMethods {

    private final Map<String, ConfirmMethod> all = new LinkedHashMap<>();

    ConfirmMethods(Map<String, SignInMethod> methods) {
        methods.forEach((id, method) -> method.confirmation().ifPresent(way -> all.put(id, way)));
    }

    Map<String, ConfirmMethod> all() {
        return all;
    }

    /** The ways of one user. What anybody in front of the browser can do counts only where there is nothing else. */
    Map<String, ConfirmMethod> of(ConfirmingUser who) {
        Map<String, ConfirmMethod> open = new LinkedHashMap<>(all);
        open.values().removeIf(way -> !way.isFor(who));
        if (open.values().stream().anyMatch(ConfirmMethod::provesPresence)) {
            open.values().removeIf(way -> !way.provesPresence());
        }
        return open;
    }

    /**
     * One way of a user.
     *
     * @throws AuthException.Refused {@link ErrorCode#NOT_CONFIRMED}
     */
    ConfirmMethod require(String provider, ConfirmingUser who) {
        ConfirmMethod way = of(who).get(provider);
        if (way == null) {
            throw new AuthException.Refused(ErrorCode.NOT_CONFIRMED, "this user does not confirm in this way");
        }
        return way;
    }
}
