package dev.latchkey.securitynotices;

import dev.latchkey.Feature;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.featuremails.NoticeEvent;
import dev.latchkey.featuremails.SecurityNotice;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.ProviderType;
import dev.latchkey.store.UserStore;
import dev.latchkey.text.TextBundle;
import dev.latchkey.text.TextKey;
import dev.latchkey.text.TextKey.Argument;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A feature with a way to sign in that can be reset, and an event of which users hear.
 *
 * @param name of the one user who signs in with it
 * @param distrusted the users whose secret was distrusted
 */
record Resettable(String name, List<String> distrusted) implements Feature, Installable {

    private static final String ID = "resettable";
    private static final FeatureProvider PROVIDER =
            FeatureProvider.of("resettable", "Resettable", ProviderType.CREDENTIALS);
    private static final TextKey SUBJECT = TextKey.of(ID + ".subject", new Argument("application", "Acme"));
    private static final TextKey TEXT = TextKey.of(ID + ".text", new Argument("number", 3));
    private static final String TEXTS =
            "resettable.subject=Something of yours at {0} was reset\nresettable.text=It was reset {0} times.\n";

    Resettable(String name) {
        this(name, new CopyOnWriteArrayList<>());
    }

    /** Something of a user was reset. */
    record Reset(String userId) implements NoticeEvent {

        @Override
        public String feature() {
            return ID;
        }

        @Override
        public Optional<SecurityNotice> notice() {
            return Optional.of(SecurityNotice.of(SUBJECT, TEXT, 3));
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureProvider> providers() {
        return List.of(PROVIDER);
    }

    @Override
    public Optional<TextBundle> texts() {
        return Optional.of(new TextBundle(
                ID + ".",
                List.of(SUBJECT, TEXT),
                file -> file.equals("messages.properties")
                        ? new ByteArrayInputStream(TEXTS.getBytes(StandardCharsets.UTF_8))
                        : null));
    }

    @Override
    public Installed install(FeatureContext context) {
        return Installed.none()
                .with(PROVIDER, new Method(name, context.users().orElseThrow(), distrusted))
                .with(RouteSpec.post(ID + "/reset", call -> {
                            context.events()
                                    .tell(new Reset(call.session().user().id()));
                            return AuthResponse.json(200, "{}");
                        })
                        .signedIn());
    }

    private record Method(String name, UserStore users, List<String> distrusted) implements SignInMethod {

        @Override
        public AuthResponse finish(EndpointCall call) {
            return AuthResponse.json(200, "{}");
        }

        @Override
        public Optional<String> distrust(String userId) {
            distrusted.add(userId);
            return users.user(userId)
                    .filter(stored -> name.equals(stored.user().name()))
                    .map(stored -> ID + "/forgot");
        }
    }
}
