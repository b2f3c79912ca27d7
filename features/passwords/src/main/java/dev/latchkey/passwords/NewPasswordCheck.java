package dev.latchkey.passwords;

import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.provider.RateLimit;
import java.time.Duration;

/**
 * Hands out the policy for the new password of every endpoint that takes one, no more often than the limits allow. A
 * password uses up neither a link nor a session before all that was typed is right, and each check is work and a
 * question to the breach service.
 */
final class NewPasswordCheck {

    private static final String OF_CLIENT = "new passwords of a client that led to nothing";
    private static final RateLimit OF_SUBJECT = new RateLimit(30, Duration.ofHours(1));

    private final FeatureContext context;
    private final PasswordPolicy policy;
    private final RateLimit perClient;

    NewPasswordCheck(FeatureContext context, PasswordPolicy policy, PasswordLimits limits) {
        this.context = context;
        this.policy = policy;
        this.perClient = limits.perClient();
    }

    /**
     * Counts one check for the client, and returns the policy that makes it. {@link #done} takes the count back.
     *
     * @throws TooManyRequests if too many new passwords of this client have led to nothing
     */
    PasswordPolicy counted(EndpointCall call) {
        context.limits().count(OF_CLIENT, client(call), perClient).ifPresent(wait -> {
            throw tooMany("client", wait);
        });
        return policy;
    }

    /** A check that has led to what the person wanted does not count for the client: other limits hold for those. */
    void done(EndpointCall call) {
        context.limits().giveBack(OF_CLIENT, client(call), perClient);
    }

    private String client(EndpointCall call) {
        return context.clients().budgetOf(call.request());
    }

    /**
     * Works like {@link #counted(EndpointCall)}, and counts one check for what lets somebody send passwords by many
     * clients, such as a link.
     */
    PasswordPolicy counted(EndpointCall call, String subject) {
        PasswordPolicy counted = counted(call);
        context.limits()
                .count("new passwords by a link or a session", subject, OF_SUBJECT)
                .ifPresent(wait -> {
                    throw tooMany("name", wait);
                });
        return counted;
    }

    private TooManyRequests tooMany(String by, Duration wait) {
        context.events().tell(new AuthEvent.SignInLimited(PasswordSignIn.PROVIDER.id(), by));
        return new TooManyRequests("too many new passwords of a " + by, wait);
    }
}
