package dev.latchkey.email;

import dev.latchkey.error.TooManyRequests;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.wire.EmailAddress;

/** Holds the parts of sign-in by e-mail, and limits how often clients may ask for mails. */
public record EmailSignIn(
        EmailChallenges challenges, EmailResolver arrivals, RateLimiter limits, ClientAddresses clients) {

    private static final String MAILS_TO = "mails to an address";

    /**
     * Counts a mail that a client asks for. With IPv6, a whole network counts as one client. Headers that a client can
     * write are ignored (B10, B31). All clients with an unknown address count as one client.
     *
     * @throws TooManyRequests if the client has asked for too many mails
     */
    public void requireMayAsk(EmailProvider provider, AuthRequest request) {
        limits.require("mails of a client", clients.budgetOf(request), provider.perClient());
    }

    /** Works like {@link #requireMayAsk}, for a code that a client tries. */
    public void requireMayTry(EmailProvider provider, AuthRequest request) {
        limits.require("codes of a client", clients.budgetOf(request), provider.perClient());
    }

    /** Returns whether a mail may be sent to an address, without counting the mail. */
    public boolean mayMail(EmailProvider provider, EmailAddress address) {
        return limits.hasRoom(MAILS_TO, address.text(), provider.perAddress());
    }

    /** Counts a mail to an address, and returns whether the mail may be sent. */
    public boolean countMail(EmailProvider provider, EmailAddress address) {
        return limits.count(MAILS_TO, address.text(), provider.perAddress()).isEmpty();
    }

    /** Reverses one count of {@link #countMail}. */
    public void wasNotMailed(EmailProvider provider, EmailAddress address) {
        limits.giveBack(MAILS_TO, address.text(), provider.perAddress());
    }
}
