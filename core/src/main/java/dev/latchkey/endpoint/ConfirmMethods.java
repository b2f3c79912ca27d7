package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmOffer;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.SignInMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds the methods by which users can confirm their identity, by the id of the provider or of the feature. */
final class ConfirmMethods {

    private final Map<String, ConfirmMethod> all = new LinkedHashMap<>();

    ConfirmMethods(Map<String, SignInMethod> methods, List<ConfirmOffer> others) {
        methods.forEach((id, method) -> method.confirmation().ifPresent(way -> all.put(id, way)));
        others.forEach(other -> all.put(other.id(), other.method()));
    }

    Map<String, ConfirmMethod> all() {
        return all;
    }

    /**
     * Returns the methods of one user that show the requested kind of factor. A method that does not prove that the
     * user is present is included only if there is no other.
     */
    Map<String, ConfirmMethod> of(ConfirmingUser who) {
        Map<String, ConfirmMethod> open = new LinkedHashMap<>(all);
        open.values().removeIf(way -> !way.isFor(who) || (who.asked() != null && way.kind() != who.asked()));
        if (open.values().stream().anyMatch(ConfirmMethod::provesPresence)) {
            open.values().removeIf(way -> !way.provesPresence());
        }
        return open;
    }

    /**
     * Returns one method of a user.
     *
     * @throws AuthException.Refused {@link ErrorCode#NOT_CONFIRMED} if the user cannot use this method
     */
    ConfirmMethod require(String provider, ConfirmingUser who) {
        ConfirmMethod way = of(who).get(provider);
        if (way == null) {
            throw new AuthException.Refused(ErrorCode.NOT_CONFIRMED, "this user does not confirm in this way");
        }
        return way;
    }
}
