package dev.latchkey.passwords;

import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the new password of every endpoint that takes one, no more often than the limit of the client allows. A
 * password that is refused uses up neither a link nor a session, and each check is work and a question to the breach
 * service.
 */
final class NewPasswordCheck {

    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final FeatureContext context;
    private final PasswordPolicy policy;
    private final AttemptLimit byClient;

    NewPasswordCheck(FeatureContext context, PasswordPolicy policy, PasswordLimits limits) {
        this.context = context;
        this.policy = policy;
        this.byClient = new AttemptLimit(context, "refused new passwords of a client", limits.perClient());
    }

    /**
     * Returns what is wrong with a new password; empty: nothing is.
     *
     * @throws TooManyRequests if too many new passwords of this client were refused
     */
    Optional<FieldFault> fault(EndpointCall call, @Nullable String typed, PasswordPolicy.Owner owner) {
        String client = context.clients().budgetOf(call.request());
        if (!byClient.begin(client)) {
            context.events().tell(new AuthEvent.SignInLimited(PasswordSignIn.PROVIDER.id(), "client"));
            Duration wait = byClient.fail(client);
            throw new TooManyRequests("too many new passwords of a client", wait.isZero() ? AT_LEAST : wait);
        }
        try {
            Optional<FieldFault> fault = policy.fault(typed, owner);
            if (fault.isPresent()) {
                byClient.fail(client);
            }
            return fault;
        } finally {
            byClient.end(client);
        }
    }
}
