package dev.latchkey.provider;

import dev.latchkey.model.Profile;
import dev.latchkey.wire.EmailAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides for which e-mail addresses a provider can prove the owner. A provider can do so for the addresses whose
 * mailboxes it runs.
 *
 * @param declared domains that the application has named
 * @param ready domains that the catalogue names; they are valid only for the catalogue's own issuer
 * @param domainClaim the claim of the ID token that names the domain whose mailboxes the provider runs for its
 *     customer, such as Google's {@code hd}; {@code null} if there is no such claim
 */
record EmailAuthority(
        Set<String> declared, Set<String> ready, @Nullable String domainClaim) {

    static final EmailAuthority NONE = new EmailAuthority(Set.of(), Set.of(), null);

    EmailAuthority {
        declared = Set.copyOf(declared);
        ready = Set.copyOf(ready);
    }

    EmailAuthority declaring(List<String> domains) {
        Set<String> all = new HashSet<>(declared);
        domains.forEach(domain -> all.add(requireDomain(domain)));
        return new EmailAuthority(all, ready, domainClaim);
    }

    /** Returns the part of this authority that is valid for another issuer than the catalogue's. */
    EmailAuthority elsewhere() {
        return new EmailAuthority(declared, Set.of(), null);
    }

    /** Returns whether every account at this provider with {@code address} belongs to the owner of the address. */
    private boolean covers(String address) {
        String domain = domain(address);
        return domain != null && (declared.contains(domain) || ready.contains(domain));
    }

    /** Returns whether {@code profile} has an address that the provider calls verified and whose owner it can prove. */
    boolean vouches(Profile profile) {
        String address = profile.verifiedEmail().orElse(null);
        if (address == null) {
            return false;
        }
        return covers(address)
                || (domainClaim != null
                        && profile.raw()
                                .text(domainClaim)
                                .filter(hosted -> hosted.equals(domain(address)))
                                .isPresent());
    }

    /**
     * Returns the domain of an address; {@code null} if {@code address} is no address, or would become another address
     * if a user typed it.
     */
    private static @Nullable String domain(String address) {
        EmailAddress typed = EmailAddress.of(address);
        return typed == null || !typed.text().equals(address) ? null : address.substring(address.indexOf('@') + 1);
    }

    private static String requireDomain(String domain) {
        EmailAddress address = EmailAddress.of("any@" + domain);
        if (address == null) {
            throw new IllegalArgumentException("Not the domain of an e-mail address: " + domain);
        }
        return address.text().substring(address.text().indexOf('@') + 1);
    }
}
