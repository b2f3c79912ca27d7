package dev.latchkey.contract;

import dev.latchkey.Feature;
import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A feature that shows signed-in users the sections of all features, as the account page does. */
final class SectionList implements Feature, Installable {

    static final String PATH = "/auth/section-list";

    @Override
    public String id() {
        return "section-list";
    }

    @Override
    public Installed install(FeatureContext context) {
        return Installed.none()
                .with(RouteSpec.get(id(), call -> list(context, call)).signedIn());
    }

    private static AuthResponse list(FeatureContext context, EndpointCall call) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (AccountSection section : context.sections().get()) {
            section.show(call).ifPresent(shown -> all.put(section.id(), shown.json()));
        }
        return AuthResponse.json(200, Json.write(all));
    }
}
