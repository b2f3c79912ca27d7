package dev.latchkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Factor.Kind;
import dev.latchkey.model.User;
import dev.latchkey.page.SignInForm;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.ProviderType;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingTypes;
import dev.latchkey.text.TextBundle;
import dev.latchkey.text.TextKey;
import dev.latchkey.text.TextKey.Argument;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A feature that signs in the one who knows a number. */
final class PinFeature implements Feature, Installable {

    static final Setting<String> NUMBER =
            Setting.of("pin.number", SettingTypes.TEXT, "PinFeature.number(…)", "1234", "Signs in who knows it.");

    private static final TextKey LABEL = TextKey.of("pin.label", new Argument("digits", 4));

    private final FeatureProvider provider;

    PinFeature(String provider) {
        this.provider = FeatureProvider.of(provider, "Number", ProviderType.CREDENTIALS);
    }

    @Override
    public String id() {
        return "pin";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(NUMBER);
    }

    @Override
    public Optional<TextBundle> texts() {
        return Optional.of(new TextBundle(
                "pin.",
                List.of(LABEL),
                name -> name.equals("messages.properties")
                        ? new ByteArrayInputStream("pin.label=<{0}> digits".getBytes(UTF_8))
                        : null));
    }

    @Override
    public List<FeatureProvider> providers() {
        return List.of(provider);
    }

    @Override
    public Installed install(FeatureContext context) {
        return Installed.none().with(provider, new Method(context)).withApi(this);
    }

    private record Method(FeatureContext context) implements SignInMethod, ConfirmMethod {

        @Override
        public boolean finishesAtOnce() {
            return true;
        }

        @Override
        public Optional<SignInForm> form() {
            return Optional.of(new SignInForm.Own(out -> {
                out.writeContent("<label>");
                out.writeUserContent(context.texts().text(LABEL, 4));
                out.writeContent("<input name=\"pin\"></label>");
            }));
        }

        @Override
        public AuthResponse finish(EndpointCall call) {
            return context.signIn()
                    .complete(
                            call,
                            new User("u-pin", "Pia", null, null),
                            new Account("pin-1", "credentials", "pin-1", "u-pin", null),
                            shown(call),
                            () -> true);
        }

        @Override
        public Optional<ConfirmMethod> confirmation() {
            return Optional.of(this);
        }

        @Override
        public Kind kind() {
            return Kind.KNOWLEDGE;
        }

        @Override
        public boolean isFor(ConfirmingUser who) {
            return who.id().equals("u-pin");
        }

        @Override
        public AuthResponse confirm(EndpointCall call, ConfirmingUser who) {
            return context.confirmation().complete(call, who, List.of(shown(call)), call.callbackUrl());
        }

        private Factor shown(EndpointCall call) {
            String typed = Objects.requireNonNullElse(
                    call.query().get("pin"), String.valueOf(call.body().text("pin"))); // not as careful as it should be
            if (!context.settings().orStandard(NUMBER).equals(typed)) {
                throw new AuthException.Refused(ErrorCode.ACCESS_DENIED, "not the number");
            }
            return new Factor("pin", Kind.KNOWLEDGE, context.clock().instant());
        }
    }
}
