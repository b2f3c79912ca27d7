package dev.latchkey.passwords;

import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.provider.RateLimit;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the new password of every endpoint that takes one, no more often than the limit of the client allows. A
 * password that is refused uses up neither a link nor a session, and each check is work and a question to the breach
 * service.
 */
final class NewPasswordCheck {

    private static final String REFUSED = "refused new passwords of a client";
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final FeatureContext context;
    private final PasswordPolicy policy;
    private final RateLimit limit;

    NewPasswordCheck(FeatureContext context, PasswordPolicy policy, PasswordLimits limits) {
        this.context = context;
        this.policy = policy;
        this.limit = limits.perClient();
    }

    /**
     * Returns what is wrong with a new password; empty: nothing is.
     *
     * @throws TooManyRequests if too many new passwords of this client were refused
     */
    Optional<FieldFault> fault(EndpointCall call, @Nullable String typed, PasswordPolicy.Owner owner) {
        String client = context.clients().budgetOf(call.request());
        if (!context.limits().hasRoom(REFUSED, client, limit)) {
            context.events().tell(new AuthEvent.SignInLimited(PasswordSignIn.PROVIDER.id(), "client"));
            Optional<Duration> wait = context.limits().count(REFUSED, client, limit);
            throw new TooManyRequests("too many new passwords of a client", wait.orElse(AT_LEAST));
        }
        Optional<FieldFault> fault = policy.fault(typed, owner);
        if (fault.isPresent()) { // of many at the same time, the places of the estimates let few in
            Optional<Duration> unusedWait = context.limits().count(REFUSED, client, limit);
        }
        return fault;
    }
}
