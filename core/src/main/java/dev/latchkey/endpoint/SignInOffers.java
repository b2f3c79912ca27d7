package dev.latchkey.endpoint;

import dev.latchkey.feature.SignInMethod;
import dev.latchkey.page.SignInOffer;
import dev.latchkey.provider.Provider;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists the ways to sign in that pages show, which are those with a form. */
final class SignInOffers {

    private SignInOffers() {}

    /** Returns the ways to sign in by the ids of the providers, in their order. */
    static Map<String, SignInOffer> of(Collection<Provider> providers, Map<String, SignInMethod> methods) {
        Map<String, SignInOffer> offers = new LinkedHashMap<>();
        for (Provider provider : providers) {
            String id = provider.id();
            SignInMethod method = methods.get(id);
            if (method != null) {
                String path = (method.finishesAtOnce() ? "callback/" : "signin/") + id;
                method.form().ifPresent(form -> offers.put(id, new SignInOffer(id, provider.name(), path, form)));
            }
        }
        return offers;
    }
}
