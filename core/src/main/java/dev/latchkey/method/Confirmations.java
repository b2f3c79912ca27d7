package dev.latchkey.method;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.Callers;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.FactorParameter;
import dev.latchkey.feature.SessionConfirmation;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.session.SessionStrategy;
import dev.latchkey.storage.AccountOwners;
import dev.latchkey.storage.CheckedStore;
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
 * @param store {@code null}: users are not stored
 */
public record Confirmations(
        @Nullable CheckedStore store,
        SessionStrategies sessions,
        Callers callers,
        Supplier<List<SignInStep>> steps,
        EventListeners listeners,
        InstantSource clock)
        implements SessionConfirmation {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    /** Returns the signed-in user of this browser. */
    public Optional<ConfirmingUser> current(EndpointCall call) {
        return callers.known(call).map(session -> user(call, session));
    }

    /**
     * Returns the user who has started the confirmation, if this user is still signed in in this browser.
     *
     * @throws AuthException.Refused if nobody or another user is signed in
     */
    ConfirmingUser require(EndpointCall call, String userId) {
        ConfirmingUser who = callers.session(call)
                .map(session -> user(call, session))
                .orElseThrow(AuthException.Refused::sessionRequired);
        if (!who.id().equals(userId)) {
            throw new AuthException.Refused(ErrorCode.NOT_CONFIRMED, "another user is signed in meanwhile");
        }
        return who;
    }

    @Override
    public AuthResponse complete(EndpointCall call, ConfirmingUser who, List<Factor> shown, String callbackUrl) {
        steps.get().forEach(step -> step.shown(who.id(), shown));
        call.send(sessions.of(call.cookieSet().secure()).confirm(call.cookies(), who.id(), shown));
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

    private ConfirmingUser user(EndpointCall call, Session session) {
        Factor.Kind asked = FactorParameter.of(call);
        if (store == null) {
            return new ConfirmingUser(session, null, List.of(), asked);
        }
        String id = session.user().id();
        return new ConfirmingUser(
                session,
                store.user(id).orElseThrow(AuthException.Refused::sessionRequired),
                new AccountOwners(store).accounts(id),
                asked);
    }
}
