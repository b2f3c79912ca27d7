package dev.latchkey;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.Proven;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps at which everybody types a word: as many as there are words, one after the other. */
final class Riddles implements Feature, Installable, SignInStep {

    static final String PATH = "/auth/riddles";

    private final List<String> words;
    private @Nullable FeatureContext context;

    Riddles(String... words) {
        this.words = List.of(words);
    }

    @Override
    public String id() {
        return "riddles";
    }

    @Override
    public Installed install(FeatureContext given) {
        context = given;
        return Installed.none()
                .with(this)
                .with(
                        RouteSpec.get(id(), call -> AuthResponse.html(200, "a riddle"))
                                .halfSignedIn(),
                        RouteSpec.post(id(), this::answer).halfSignedIn());
    }

    @Override
    public Optional<AuthResponse> missing(EndpointCall call, Proven soFar) {
        return shown(soFar) == words.size()
                ? Optional.empty()
                : Optional.of(AuthResponse.redirect(call.site().endpoint(id())));
    }

    private AuthResponse answer(EndpointCall call) {
        String word = words.get(shown(call.soFar()));
        return word.equals(call.body().text("word"))
                ? context()
                        .signIn()
                        .resume(
                                call,
                                new Factor(
                                        word,
                                        Factor.Kind.KNOWLEDGE,
                                        context().clock().instant()))
                : AuthResponse.html(401, "no");
    }

    /** What the feature was given. */
    FeatureContext context() {
        return Objects.requireNonNull(context);
    }

    private int shown(Proven soFar) {
        return (int) soFar.factors().stream()
                .filter(factor -> words.contains(factor.method()))
                .count();
    }
}
