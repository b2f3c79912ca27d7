package dev.latchkey.endpoint;

import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FactorParameter;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.page.SignInOffer;
import dev.latchkey.page.StepUpPage;
import dev.latchkey.page.StepUpPage.Way;
import dev.latchkey.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Handles {@code GET /confirm}. Shows how the user can confirm their identity, as a page or as JSON
 * (wire.md#confirming).
 */
record ConfirmEndpoint(EndpointDependencies dependencies, ConfirmMethods ways) implements Endpoint {

    @Override
    public AuthResponse answer(EndpointCall call) {
        Optional<ConfirmingUser> who = dependencies.confirmations().current(call);
        if (who.isEmpty()) {
            return isProgram(call) ? EndpointResponses.message(401, "Not authenticated") : signIn(call);
        }
        Map<String, ConfirmWay> open = ways.of(who.get());
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
                    ConfirmWay way = ways.require(provider, who.get());
                    return call.isPost() ? way.method().confirm(call, who.get()) : link(call, who.get(), provider, way);
                });
    }

    /** Shows a form, because opening a link must change nothing. */
    private AuthResponse link(EndpointCall call, ConfirmingUser who, String provider, ConfirmWay way) {
        String token = call.query().get("token");
        return token != null && way.method().opensLinks()
                ? page(call, who, Map.of(provider, way), token)
                : dependencies.confirmations().toPage(call, call.callbackUrl(), who.asked(), null);
    }

    /** Redirects to the sign-in page, because a sign-in also confirms the user's identity. */
    private AuthResponse signIn(EndpointCall call) {
        String custom = dependencies.customPages().signIn();
        String page = custom == null ? call.site().basePath() + "/signin" : custom;
        return AuthResponse.redirect(call.site().page(page, Map.of("callbackUrl", call.callbackUrl())));
    }

    private static AuthResponse json(EndpointCall call, Map<String, ConfirmWay> open) {
        List<Map<String, Object>> methods =
                open.values().stream().map(way -> facts(call, way)).toList();
        return AuthResponse.json(200, Json.write(Map.of("methods", methods)));
    }

    private static Map<String, Object> facts(EndpointCall call, ConfirmWay way) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", way.id());
        facts.put("name", way.name().get());
        facts.put("type", way.type().wire());
        facts.put("factor", FactorParameter.text(way.method().kind()));
        facts.put("confirmUrl", call.site().endpoint("confirm/" + way.id()));
        return facts;
    }

    private AuthResponse page(
            EndpointCall call, ConfirmingUser who, Map<String, ConfirmWay> open, @Nullable String token) {
        List<Way> shown = new ArrayList<>();
        for (ConfirmWay way : open.values()) {
            way.form()
                    .map(form -> new SignInOffer(way.id(), way.name().get(), "confirm/" + way.id(), form))
                    .ifPresent(offer -> shown.add(new Way(offer, way.method().mailed(call, who), token)));
        }
        User user = who.session().user();
        return dependencies
                .pages()
                .stepUp(new StepUpPage(
                        call.site().endpointsPath(),
                        call.site().origin().authority(),
                        call.site().home(),
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
