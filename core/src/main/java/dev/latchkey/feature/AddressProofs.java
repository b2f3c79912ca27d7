package dev.latchkey.feature;

/**
 * Whether users have proved that their addresses are theirs. The first proof of an address removes everything that was
 * attached to its user before: accounts, sessions and records, also those of second factors, since a stranger may have
 * made the user. So a feature asks this before it lets somebody set up a factor; what it keeps of a user whose address
 * is not proved goes with the first proof.
 */
@FunctionalInterface
public interface AddressProofs {

    /**
     * Whether the user proved the address here, or by a provider with authority over it, and has it still. That another
     * provider calls the address verified is no proof. Without a store nobody's is proved.
     */
    boolean isProved(String userId);
}
