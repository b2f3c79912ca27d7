package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmOffer;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.StepUpCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Holds the methods by which users can confirm their identity, by the id of the provider or of the feature. */
final class ConfirmMethods {

    private final Map<String, ConfirmMethod> all = new LinkedHashMap<>();
    private final StepUpCheck stepUps;

    ConfirmMethods(Map<String, SignInMethod> methods, List<ConfirmOffer> others, StepUpCheck stepUps) {
        this.stepUps = stepUps;
        methods.forEach((id, method) -> method.confirmation().ifPresent(way -> all.put(id, way)));
        others.forEach(other -> all.put(other.id(), other.method()));
    }

    Map<String, ConfirmMethod> all() {
        return all;
    }

    /**
     * Returns the methods of one user that show the requested kind of factor, or, if no kind is requested, those that
     * are enough alone. If no method is, the user confirms with one after the other. A method that does not prove that
     * the user is present is included only if there is no other.
     */
    Map<String, ConfirmMethod> of(ConfirmingUser who) {
        Map<String, ConfirmMethod> open = new LinkedHashMap<>(all);
        open.values().removeIf(way -> !way.isFor(who) || (who.asked() != null && way.kind() != who.asked()));
        if (who.asked() == null) {
            prefer(way -> stepUps.accepts(who.id(), way), open);
        }
        prefer(ConfirmMethod::provesPresence, open);
        return open;
    }

    /** Removes the methods that are not {@code better}, unless no method is. */
    private static void prefer(Predicate<ConfirmMethod> better, Map<String, ConfirmMethod> open) {
        if (open.values().stream().anyMatch(better)) {
            open.values().removeIf(better.negate());
        }
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
