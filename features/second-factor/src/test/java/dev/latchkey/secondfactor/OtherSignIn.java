package dev.latchkey.secondfactor;

import dev.latchkey.Feature;
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
import dev.latchkey.model.User;
import dev.latchkey.page.SignInForm;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.ProviderType;
import dev.latchkey.store.StoredUser;
import java.util.List;
import java.util.Optional;

/** Signs Ada in, and confirms that it is her, with a factor of one method and kind. Nobody else can use it. */
record OtherSignIn(String method, Factor.Kind kind) implements Feature, Installable {

    private static final FeatureProvider PROVIDER = FeatureProvider.of("other", "Other", ProviderType.CREDENTIALS);
    private static final User ADA = new User("u-ada", "ada", null, null);

    static OtherSignIn passkey() {
        return new OtherSignIn("hwk", Factor.Kind.PHISHING_RESISTANT);
    }

    @Override
    public String id() {
        return "other";
    }

    @Override
    public List<FeatureProvider> providers() {
        return List.of(PROVIDER);
    }

    @Override
    public Installed install(FeatureContext context) {
        return Installed.none().with(PROVIDER, new Way(context));
    }

    private final class Way implements SignInMethod, ConfirmMethod {

        private final FeatureContext context;

        Way(FeatureContext context) {
            this.context = context;
        }

        private Factor shown() {
            return new Factor(method, kind, context.clock().instant());
        }

        @Override
        public AuthResponse finish(EndpointCall call) {
            Account account = new Account("other", "credentials", "other", ADA.id(), null);
            return context.signIn().complete(call, ADA, account, shown(), () -> true);
        }

        @Override
        public boolean leadsIn(StoredUser user) {
            return user.user().id().equals(ADA.id());
        }

        @Override
        public Optional<ConfirmMethod> confirmation() {
            return Optional.of(this);
        }

        @Override
        public Optional<SignInForm> form() {
            return Optional.empty();
        }

        @Override
        public Factor.Kind kind() {
            return kind;
        }

        @Override
        public boolean isFor(ConfirmingUser who) {
            return who.id().equals(ADA.id());
        }

        @Override
        public AuthResponse confirm(EndpointCall call, ConfirmingUser who) {
            return context.confirmation().complete(call, who, List.of(shown()), call.callbackUrl());
        }
    }
}
