package dev.latchkey.endpoint;

import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmOffer;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.page.SignInForm;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ProviderType;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A way to confirm, as the confirmation page and programs see it.
 *
 * @param id of the provider or of the feature
 * @param form what the page shows; empty if it does not show this way
 */
record ConfirmWay(
        String id, Supplier<String> name, ProviderType type, Optional<SignInForm> form, ConfirmMethod method) {

    /** Returns the way of a provider, if users confirm with it. */
    static Optional<ConfirmWay> of(Provider provider, SignInMethod method) {
        return method.confirmation()
                .map(way -> new ConfirmWay(
                        provider.id(),
                        provider::name,
                        provider.type(),
                        method.form().map(form -> way.form().orElse(form)),
                        way));
    }

    /** Returns a way with which nobody signs in. */
    static ConfirmWay of(ConfirmOffer offer) {
        SignInForm form = offer.method().form().orElse(offer.form());
        return new ConfirmWay(offer.id(), offer.name(), ProviderType.CREDENTIALS, Optional.of(form), offer.method());
    }
}
