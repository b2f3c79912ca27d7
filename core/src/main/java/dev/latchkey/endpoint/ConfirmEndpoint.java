package dev.latchkey.endpoint;

import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmOffer;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FactorParameter;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.page.SignInForm;
import dev.latchkey.page.SignInOffer;
import dev.latchkey.page.StepUpPage;
import dev.latchkey.page.StepUpPage.Way;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ProviderType;
import dev.latchkey.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Handles {@code GET /confirm}. Shows how the user can confirm their identity, as a page or as JSON
 * (wire.md#confirming).
 */
final class ConfirmEndpoint implements Endpoint {

    private final EndpointDependencies dependencies;
    private final ConfirmMethods ways;

    ConfirmEndpoint(EndpointDependencies dependencies, ConfirmMethods ways) {
        this.dependencies = dependencies;
        this.ways = ways;
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

    /** Handles {@code GET /confirm/<id>} and {@code POST /confirm/<id>}. */
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

    /** Redirects to the sign-in page, because a sign-in also confirms the user's identity. */
    private AuthResponse signIn(EndpointCall call) {
        String custom = dependencies.customPages().signIn();
        String page = custom == null ? call.site().basePath() + "/signin" : custom;
        return AuthResponse.redirect(call.site().page(page, Map.of("callbackUrl", call.callbackUrl())));
    }

    private List<SignInOffer> offers() {
        return Stream.concat(
                        SignInOffers.of(dependencies.providers(), dependencies.methods()).values().stream(),
                        dependencies.confirmOffers().stream()
                                .map(other -> new SignInOffer(
                                        other.id(), other.name().get(), "confirm/" + other.id(), other.form())))
                .toList();
    }

    private AuthResponse json(EndpointCall call, Map<String, ConfirmMethod> open) {
        List<Object> methods = new ArrayList<>();
        for (Provider provider : dependencies.providers()) {
            ConfirmMethod way = open.get(provider.id());
            if (way != null) {
                methods.add(facts(call, provider.id(), provider.name(), provider.type(), way));
            }
        }
        for (ConfirmOffer other : dependencies.confirmOffers()) {
            if (open.containsKey(other.id())) {
                methods.add(facts(call, other.id(), other.name().get(), ProviderType.CREDENTIALS, other.method()));
            }
        }
        return AuthResponse.json(200, Json.write(Map.of("methods", methods)));
    }

    private static Map<String, Object> facts(
            EndpointCall call, String id, String name, ProviderType type, ConfirmMethod way) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", id);
        facts.put("name", name);
        facts.put("type", type.wire());
        facts.put("factor", FactorParameter.text(way.kind()));
        facts.put("confirmUrl", call.site().endpoint("confirm/" + id));
        return facts;
    }

    private AuthResponse page(
            EndpointCall call, ConfirmingUser who, Map<String, ConfirmMethod> open, @Nullable String token) {
        List<Way> shown = new ArrayList<>();
        for (SignInOffer offer : offers()) {
            ConfirmMethod way = open.get(offer.id());
            if (way != null) {
                SignInForm form = way.form().orElse(offer.form());
                shown.add(new Way(
                        new SignInOffer(offer.id(), offer.name(), offer.path(), form), way.mailed(call, who), token));
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
