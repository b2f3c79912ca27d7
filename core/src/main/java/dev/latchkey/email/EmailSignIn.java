package dev.latchkey.email;

import dev.latchkey.error.TooManyRequests;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.SessionControl;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.wire.EmailAddress;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Sign-in by e-mail: what is sent, who may ask for it how often, and who has arrived by it. */
public final class EmailSignIn {

    private static final String MAILS_TO = "mails to an address";

    private final EmailChallenges challenges;
    private final EmailResolver arrivals;
    private final RateLimiter limits;
    private final ClientAddresses clients;

    /** {@code sealed} ends sessions that are not in the store; {@code null}: that cannot be done. */
    public EmailSignIn(
            CheckedStore store,
            KeyRing keys,
            Randoms randoms,
            InstantSource clock,
            ClientAddresses clients,
            RateLimiter limits,
            boolean onlyProvider,
            @Nullable SessionControl sealed) {
        this.challenges = new EmailChallenges(store, keys, randoms, clock, onlyProvider);
        this.arrivals = new EmailResolver(store, randoms, clock, sealed);
        this.limits = limits;
        this.clients = clients;
    }

    public EmailChallenges challenges() {
        return challenges;
    }

    public EmailResolver arrivals() {
        return arrivals;
    }

    /**
     * Counts a mail that a client asks for. Of IPv6 a whole network counts as one client, and headers that clients
     * write themselves count for nothing (B10, B31); all whose address is not known count as one.
     *
     * @throws TooManyRequests if it were too many
     */
    public void requireMayAsk(EmailProvider provider, AuthRequest request) {
        count("mails of a client", provider, request);
    }

    /** As {@link #requireMayAsk}, for a code that a client tries. */
    public void requireMayTry(EmailProvider provider, AuthRequest request) {
        count("codes of a client", provider, request);
    }

    /** Whether a mail may be sent to an address, as far as it can be said without counting it. */
    public boolean mayMail(EmailProvider provider, EmailAddress address) {
        return limits.hasRoom(MAILS_TO, address.text(), provider.perAddress());
    }

    /** Counts a mail to an address; whether it may be sent. */
    public boolean countMail(EmailProvider provider, EmailAddress address) {
        return limits.count(MAILS_TO, address.text(), provider.perAddress()).isEmpty();
    }

    /** Takes back what {@link #countMail} has counted. */
    public void wasNotMailed(EmailProvider provider, EmailAddress address) {
        limits.giveBack(MAILS_TO, address.text(), provider.perAddress());
    }

    private void count(String what, EmailProvider provider, AuthRequest request) {
        limits.count(what, clients.budgetOf(request), provider.perClient()).ifPresent(wait -> {
            throw new TooManyRequests("too many " + what, wait);
        });
    }
}
