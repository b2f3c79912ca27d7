package dev.latchkey.accesstoken;

import dev.latchkey.feature.InvalidTokenException;
import java.util.List;

/**
 * Makes the names of people and programs of one issuer different from those of all others. The names of the first
 * issuer stay as they are, so ids do not change when an application accepts one more issuer.
 *
 * @param prefix what this issuer's names begin with; no address of an issuer has a {@code #}, so it ends the address
 * @param ofOthers what other issuers' names begin with, where this issuer's have no prefix
 */
record IssuedNames(String prefix, List<String> ofOthers) {

    static IssuedNames of(AccessTokenIssuer issuer, List<AccessTokenIssuer> all) {
        return issuer == all.get(0)
                ? new IssuedNames(
                        "", all.stream().skip(1).map(IssuedNames::prefix).toList())
                : new IssuedNames(prefix(issuer), List.of());
    }

    private static String prefix(AccessTokenIssuer issuer) {
        return issuer.address() + "#";
    }

    /**
     * Returns the name that is this issuer's alone.
     *
     * @throws InvalidTokenException if the issuer has given a name that would be another issuer's
     */
    String of(String name) {
        if (ofOthers.stream().anyMatch(name::startsWith)) {
            throw new InvalidTokenException("it names somebody of another issuer");
        }
        return prefix + name;
    }
}
