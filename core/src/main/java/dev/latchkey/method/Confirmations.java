package dev.latchkey.method;

import dev.latchkey.account.Accounts;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.SessionConfirmation;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.session.SessionStrategy;
import dev.latchkey.session.SessionStrategies;
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

/** Somebody who is signed in shows anew that it is them: the only way to {@link SessionStrategy#confirm}. */
public final class Confirmations implements SessionConfirmation {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    private final @Nullable Accounts accounts;
    private final SessionStrategies sessions;
    private final EventListeners listeners;
    private final InstantSource clock;

    /** {@code accounts} is {@code null} if there is no store. */
    public Confirmations(
            @Nullable Accounts accounts, SessionStrategies sessions, EventListeners listeners, InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Who is signed in in this browser. */
    public Optional<ConfirmingUser> current(EndpointCall call) {
        return session(call).map(this::user);
    }

    /**
     * Who began to confirm, if that user is still signed in in this browser at this very moment.
     *
     * @throws AuthException.Refused if nobody is, or somebody else
     */
    ConfirmingUser require(EndpointCall call, String userId) {
        strategy(call).forget(userId);
        ConfirmingUser who = current(call).orElseThrow(AuthException.Refused::sessionRequired);
        if (!who.id().equals(userId)) {
            throw new AuthException.Refused(ErrorCode.NOT_CONFIRMED, "another user is signed in meanwhile");
        }
        return who;
    }

    @Override
    public AuthResponse complete(EndpointCall call, ConfirmingUser who, List<Factor> shown, String callbackUrl) {
        call.send(strategy(call).confirm(call.cookies(), who.id(), shown));
        LOG.info("A user has confirmed who they are ({})", shown.get(0).method());
        return AuthResponse.redirect(callbackUrl);
    }

    /** Something that was shown now. */
    Factor now(String method, Factor.Kind kind) {
        return new Factor(method, kind, clock.instant());
    }

    /**
     * Lets somebody try. What they can do something about leads back to the page, where they can try again.
     *
     * @throws AuthException for everything else
     */
    public AuthResponse trying(
            EndpointCall call, String provider, String callbackUrl, Supplier<AuthResponse> confirmation) {
        try {
            return confirmation.get();
        } catch (AuthException.Refused | CredentialsSignin e) {
            if (e.code() == ErrorCode.SESSION_REQUIRED) {
                throw e;
            }
            LOG.info("{} (confirming with \"{}\")", e.getMessage(), provider);
            listeners.tell(new AuthEvent.SignInFailed(e.code(), provider));
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("callbackUrl", callbackUrl);
            parameters.put("error", e.code().shown() ? e.code().wire() : ErrorCode.NOT_CONFIRMED.wire());
            return AuthResponse.redirect(Form.append(call.site().endpoint("confirm"), parameters));
        }
    }

    private ConfirmingUser user(Session session) {
        if (accounts == null) {
            return new ConfirmingUser(session, null, List.of());
        }
        String id = session.user().id();
        return new ConfirmingUser(
                session, accounts.find(id).orElseThrow(AuthException.Refused::sessionRequired), accounts.leadingIn(id));
    }

    private Optional<Session> session(EndpointCall call) {
        SessionReadResult read = strategy(call).read(call.cookies()).known();
        call.send(read.cookies());
        return read.session();
    }

    private SessionStrategy strategy(EndpointCall call) {
        return sessions.of(call.cookieSet().secure());
    }
}
