package dev.latchkey.contract;

import dev.latchkey.Feature;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.Proven;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignIn;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Factor.Kind;
import dev.latchkey.model.User;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A step of its own: those whose favourite colour is known are asked for it at every sign-in. */
final class FavouriteColour implements Feature, Installable, SignInStep {

    static final String PATH = "/auth/favourite-colour";

    private static final Map<String, String> COLOURS =
            Map.of("Colin", "blue", "Cora", "red", "Grace Okafor", "green", People.EDITH, "pink");

    private @Nullable SignIn signIn;
    private @Nullable InstantSource clock;

    @Override
    public String id() {
        return "favourite-colour";
    }

    @Override
    public Installed install(FeatureContext context) {
        signIn = context.signIn();
        clock = context.clock();
        return Installed.none()
                .with(this)
                .with(
                        RouteSpec.get(id(), call -> page(call, 200)).halfSignedIn(),
                        RouteSpec.post(id(), this::answer).halfSignedIn())
                .withApi(this);
    }

    @Override
    public Optional<AuthResponse> missing(EndpointCall call, Proven soFar) {
        boolean shown =
                soFar.factors().stream().anyMatch(factor -> factor.method().equals("colour"));
        return shown || colour(soFar.user()).isEmpty()
                ? Optional.empty()
                : Optional.of(AuthResponse.redirect(call.site().endpoint(id())));
    }

    private AuthResponse answer(EndpointCall call) {
        String typed = call.body().text("colour");
        if (signIn == null || clock == null || !colour(call.soFar().user()).equals(Optional.ofNullable(typed))) {
            return page(call, 401);
        }
        return signIn.resume(call, new Factor("colour", Kind.KNOWLEDGE, clock.instant()));
    }

    private static AuthResponse page(EndpointCall call, int status) {
        String field = "<input type=\"hidden\" name=\"csrfToken\" value=\""
                + call.csrf().token() + "\">";
        return AuthResponse.html(status, "<form method=\"post\">" + field + "<input name=\"colour\"></form>");
    }

    private static Optional<String> colour(User user) {
        return Stream.of(user.name(), user.email())
                .filter(Objects::nonNull)
                .map(COLOURS::get)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
