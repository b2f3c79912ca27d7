package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.StepUpCheck;
import dev.latchkey.provider.Provider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Holds the ways by which users can confirm their identity, by the id of the provider or of the feature. */
final class ConfirmMethods {

    private final Map<String, ConfirmWay> all = new LinkedHashMap<>();
    private final StepUpCheck stepUps;

    ConfirmMethods(EndpointDependencies dependencies) {
        this.stepUps = dependencies.stepUps();
        for (Provider provider : dependencies.providers()) {
            SignInMethod method = dependencies.methods().get(provider.id());
            if (method != null) {
                ConfirmWay.of(provider, method).ifPresent(way -> all.put(way.id(), way));
            }
        }
        dependencies.confirmOffers().forEach(offer -> all.put(offer.id(), ConfirmWay.of(offer)));
    }

    Set<String> ids() {
        return all.keySet();
    }

    /**
     * Returns the ways of one user that show the requested kind of factor, or, if no kind is requested, those that are
     * enough alone. If no way is, the user confirms with one after the other. A way that does not prove that the user
     * is present is included only if there is no other.
     */
    Map<String, ConfirmWay> of(ConfirmingUser who) {
        Map<String, ConfirmWay> open = new LinkedHashMap<>(all);
        open.values()
                .removeIf(way -> !way.method().isFor(who)
                        || (who.asked() != null && way.method().kind() != who.asked()));
        if (who.asked() == null) {
            prefer(way -> stepUps.accepts(who.id(), way.method()), open);
        }
        prefer(way -> way.method().provesPresence(), open);
        return open;
    }

    /** Removes the ways that are not {@code better}, unless no way is. */
    private static void prefer(Predicate<ConfirmWay> better, Map<String, ConfirmWay> open) {
        if (open.values().stream().anyMatch(better)) {
            open.values().removeIf(better.negate());
        }
    }

    /**
     * Returns one way of a user.
     *
     * @throws AuthException.Refused {@link ErrorCode#NOT_CONFIRMED} if the user does not confirm in this way
     */
    ConfirmWay require(String provider, ConfirmingUser who) {
        ConfirmWay way = of(who).get(provider);
        if (way == null) {
            throw new AuthException.Refused(ErrorCode.NOT_CONFIRMED, "this user does not confirm in this way");
        }
        return way;
    }
}
