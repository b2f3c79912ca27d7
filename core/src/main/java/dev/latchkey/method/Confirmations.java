package dev.latchkey.method;

import dev.latchkey.account.AccountLinker;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.FactorParameter;
import dev.latchkey.feature.SessionConfirmation;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.session.SessionStrategy;
import dev.latchkey.wire.Form;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets signed-in users confirm their identity. Only this class calls {@link SessionStrategy#confirm}.
 *
 * @param accounts {@code null}: there is no store
 */
public record Confirmations(
        @Nullable AccountLinker accounts,
        SessionStrategies sessions,
        Supplier<List<SignInStep>> steps,
        EventListeners listeners,
        InstantSource clock)
        implements SessionConfirmation {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    /** Returns the signed-in user of this browser. */
    public Optional<ConfirmingUser> current(EndpointCall call) {
        return user(call, strategy(call).read(call.cookies()));
    }

    /**
     * Returns the user who has started the confirmation, if this user is still signed in in this browser.
     *
     * @throws AuthException.Refused if nobody or another user is signed in
     */
    ConfirmingUser require(EndpointCall call, String userId) {
        ConfirmingUser who =
                user(call, strategy(call).readAnew(call.cookies())).orElseThrow(AuthException.Refused::sessionRequired);
        if (!who.id().equals(userId)) {
            throw new AuthException.Refused(ErrorCode.NOT_CONFIRMED, "another user is signed in meanwhile");
        }
        return who;
    }

    @Override
    public AuthResponse complete(EndpointCall call, ConfirmingUser who, List<Factor> shown, String callbackUrl) {
        steps.get().forEach(step -> step.shown(who.id(), shown));
        call.send(strategy(call).confirm(call.cookies(), who.id(), shown));
        LOG.info("A user has confirmed who they are ({})", shown.get(0).method());
        return AuthResponse.redirect(callbackUrl);
    }

    /** Returns a factor that the user has shown now. */
    Factor now(String method, Factor.Kind kind) {
        return new Factor(method, kind, clock.instant());
    }

    /**
     * Runs an attempt to confirm. After a failure that the user can correct, the browser returns to the confirmation
     * page.
     *
     * @throws AuthException for every other failure
     */
    public AuthResponse trying(
            EndpointCall call,
            String provider,
            String callbackUrl,
            Factor.@Nullable Kind asked,
            Supplier<AuthResponse> confirmation) {
        try {
            return confirmation.get();
        } catch (AuthException.Refused | CredentialsSignin e) {
            if (e.code() == ErrorCode.SESSION_REQUIRED) {
                throw e;
            }
            LOG.info("{} (confirming with \"{}\")", e.getMessage(), provider);
            listeners.tell(new AuthEvent.SignInFailed(e.code(), provider, e.failureCause()));
            return toPage(call, callbackUrl, asked, e.code().shown() ? e.code() : ErrorCode.NOT_CONFIRMED);
        }
    }

    /** Returns a redirect to the confirmation page, which asks for the same kind of factor again. */
    public AuthResponse toPage(
            EndpointCall call, String callbackUrl, Factor.@Nullable Kind asked, @Nullable ErrorCode error) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("callbackUrl", callbackUrl);
        FactorParameter.addTo(parameters, asked);
        if (error != null) {
            parameters.put("error", error.wire());
        }
        return AuthResponse.redirect(Form.append(call.site().endpoint("confirm"), parameters));
    }

    private ConfirmingUser user(Session session, Factor.@Nullable Kind asked) {
        if (accounts == null) {
            return new ConfirmingUser(session, null, List.of(), asked);
        }
        String id = session.user().id();
        return new ConfirmingUser(
                session,
                accounts.find(id).orElseThrow(AuthException.Refused::sessionRequired),
                accounts.leadingIn(id),
                asked);
    }

    private Optional<ConfirmingUser> user(EndpointCall call, SessionReadResult read) {
        call.send(read.known().cookies());
        return read.session().map(session -> user(session, FactorParameter.of(call)));
    }

    private SessionStrategy strategy(EndpointCall call) {
        return sessions.of(call.cookieSet().secure());
    }
}
