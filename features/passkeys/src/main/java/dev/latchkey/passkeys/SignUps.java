package dev.latchkey.passkeys;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.SignIn;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.store.StoredUser;
import dev.latchkey.wire.EmailAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People become users with a passkey and an address. Nobody has proved the address, so its owner takes the user over by
 * proving it, and then the passkey is gone.
 */
final class SignUps {

    private static final RateLimit LIMIT = new RateLimit(60, Duration.ofHours(1));

    private final FeatureContext context;
    private final CeremonyContext ceremonies;

    SignUps(FeatureContext context, CeremonyContext ceremonies) {
        this.context = context;
        this.ceremonies = ceremonies;
    }

    /** What is known of an address that somebody typed. */
    enum Address {
        NONE,
        MALFORMED,
        OF_A_USER,
        FREE
    }

    /** Looks an address up, which anybody may ask, but not for a whole list of addresses. */
    Address address(EndpointCall call, @Nullable String typed) {
        if (typed == null || typed.isEmpty() || !ceremonies.options().signUp()) {
            return Address.NONE;
        }
        EmailAddress address = EmailAddress.of(typed);
        if (address == null) {
            return Address.MALFORMED;
        }
        context.limits().require("passkey-sign-up", context.clients().budgetOf(call.request()), LIMIT);
        return isTaken(address.text()) ? Address.OF_A_USER : Address.FREE;
    }

    /** Asks the browser of somebody with this free address for a passkey. */
    AuthResponse begin(EndpointCall call, String typed) {
        String email = requireNonNull(EmailAddress.of(typed)).text();
        String handle = ceremonies.credentials().newHandle();
        return OptionsJson.register(
                ceremonies.challenges().issue(call, Ceremony.SIGN_UP, null, email, handle),
                ceremonies.party(call),
                context.pages().site(call.site().origin().authority()),
                handle,
                new User(handle, null, email, null),
                List.of());
    }

    /**
     * Makes the user, with the passkey that the browser has made, and signs them in.
     *
     * @throws AuthException.Refused if it does not verify, or a user has the address by now
     */
    AuthResponse finish(EndpointCall call, Challenge challenge) {
        String email = challenge.email();
        String handle = challenge.handle();
        if (email == null || handle == null || !ceremonies.options().signUp()) {
            throw Refusals.invalidCheck("the challenge is not for signing up");
        }
        CredentialResponse response = CredentialResponse.of(call);
        Registered registered = ceremonies.registered(call, challenge, response, RegistrationDemands.STANDARD);
        if (isTaken(email)) {
            throw new AuthException.Refused(ErrorCode.PASSKEY_NOT_LINKED, "a user has the address");
        }
        String id = registered.key().id();
        SignIn.NewUser who = new SignIn.NewUser(null, email, false);
        return context.signIn()
                .signUp(call, who, made -> Passkeys.account(id), ceremonies.factor(registered.key()), user -> {
                    attach(user, registered);
                    ceremonies.credentials().keepHandle(user.id(), handle);
                    context.events().tell(new PasskeyEvent.Added(user.id(), id));
                    return () -> ceremonies.credentials().find(id, user.id()).isPresent();
                });
    }

    /** The first proof of an address looks twice for what was attached, but this may come later still. */
    private void attach(User user, Registered registered) {
        KeptCredential kept = ceremonies.keep(user.id(), registered);
        boolean proved = context.users()
                .flatMap(users -> users.user(user.id()))
                .filter(StoredUser::hasVerifiedEmail)
                .isPresent();
        if (proved) {
            ceremonies.takeBack(kept);
            throw new AuthException.Refused(ErrorCode.PASSKEY_NOT_LINKED, "the owner has proved the address meanwhile");
        }
    }

    private boolean isTaken(String email) {
        return context.users().flatMap(users -> users.userByEmail(email)).isPresent();
    }
}
