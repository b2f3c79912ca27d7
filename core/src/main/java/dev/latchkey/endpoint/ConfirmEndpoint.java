package dev.latchkey.endpoint;

import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FactorParameter;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.page.SignInOffer;
import dev.latchkey.page.StepUpPage;
import dev.latchkey.page.StepUpPage.Way;
import dev.latchkey.provider.Provider;
import dev.latchkey.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /confirm}: shows how the user can confirm their identity, as a page or as JSON (wire.md#confirming). */
final class ConfirmEndpoint implements Endpoint {

    private final EndpointDependencies dependencies;
    private final ConfirmMethods ways;
    private final Collection<SignInOffer> offers;

    ConfirmEndpoint(EndpointDependencies dependencies, ConfirmMethods ways) {
        this.dependencies = dependencies;
        this.ways = ways;
        this.offers = SignInOffers.of(dependencies.providers(), dependencies.methods())
                .values();
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        Optional<ConfirmingUser> who = dependencies.confirmations().current(call);
        if (who.isEmpty()) {
            return isProgram(call) ? EndpointResponses.message(401, "Not authenticated") : signIn(call);
        }
        Map<String, ConfirmMethod> open = ways.of(who.get());
        return isProgram(call) ? json(call, open) : page(call, who.get(), open, null);
    }

    /** Answers {@code GET /confirm/<id>} and {@code POST /confirm/<id>}. */
    AuthResponse at(String provider, EndpointCall call) {
        Optional<ConfirmingUser> who = dependencies.confirmations().current(call);
        if (who.isEmpty()) {
            return signIn(call);
        }
        return dependencies
                .confirmations()
                .trying(call, provider, call.callbackUrl(), who.get().asked(), () -> {
                    ConfirmMethod way = ways.require(provider, who.get());
                    return call.isPost() ? way.confirm(call, who.get()) : link(call, who.get(), provider, way);
                });
    }

    /** Shows a form, because opening a link must change nothing. */
    private AuthResponse link(EndpointCall call, ConfirmingUser who, String provider, ConfirmMethod way) {
        String token = call.query().get("token");
        return token != null && way.opensLinks()
                ? page(call, who, Map.of(provider, way), token)
                : dependencies.confirmations().toPage(call, call.callbackUrl(), who.asked(), null);
    }

    /** Redirects to the sign-in page, because a sign-in confirms the user too. */
    private AuthResponse signIn(EndpointCall call) {
        String custom = dependencies.customPages().signIn();
        String page = custom == null ? call.site().basePath() + "/signin" : custom;
        return AuthResponse.redirect(call.site().page(page, Map.of("callbackUrl", call.callbackUrl())));
    }

    private AuthResponse json(EndpointCall call, Map<String, ConfirmMethod> open) {
        List<Object> methods = new ArrayList<>();
        for (Provider provider : dependencies.providers()) {
            ConfirmMethod way = open.get(provider.id());
            if (way != null) {
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.put("id", provider.id());
                facts.put("name", provider.name());
                facts.put("type", provider.type().wire());
                facts.put("factor", FactorParameter.text(way.kind()));
                facts.put("confirmUrl", call.site().endpoint("confirm/" + provider.id()));
                methods.add(facts);
            }
        }
        return AuthResponse.json(200, Json.write(Map.of("methods", methods)));
    }

    private AuthResponse page(
            EndpointCall call, ConfirmingUser who, Map<String, ConfirmMethod> open, @Nullable String token) {
        List<Way> shown = new ArrayList<>();
        for (SignInOffer offer : offers) {
            ConfirmMethod way = open.get(offer.id());
            if (way != null) {
                shown.add(new Way(offer, way.mailed(call, who), token));
            }
        }
        User user = who.session().user();
        return dependencies
                .pages()
                .stepUp(new StepUpPage(
                        call.site().endpointsPath(),
                        call.site().origin().authority(),
                        call.site().origin() + call.site().contextPath(),
                        call.csrfToken(),
                        call.callbackUrl(),
                        user.name() == null ? user.email() : user.name(),
                        address(who),
                        who.asked() == null ? null : FactorParameter.text(who.asked()),
                        call.query().get("error"),
                        shown));
    }

    private static @Nullable String address(ConfirmingUser who) {
        return who.stored() == null ? null : who.stored().user().email();
    }

    private static boolean isProgram(EndpointCall call) {
        return !BrowserNavigation.is(call.request());
    }
}
