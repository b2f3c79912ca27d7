package dev.latchkey.accesstoken;

import dev.latchkey.account.StorelessIds;
import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.method.OAuthProviders;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
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

    /**
     * Returns the names of an issuer's people where no store knows them. If a provider with the same issuer signs
     * people in here, they have the ids that it gives them. If only others sign people in, no id of theirs begins like
     * these.
     */
    static IssuedNames ofPeople(AccessTokenIssuer issuer, List<AccessTokenIssuer> all, List<Provider> signingIn) {
        return signingIn.isEmpty()
                ? of(issuer, all)
                : new IssuedNames(
                        OAuthProviders.of(signingIn).values().stream()
                                .filter(provider -> isOf(issuer, provider))
                                .map(provider -> StorelessIds.prefix(provider.id()))
                                .findFirst()
                                .orElseGet(() -> prefix(issuer)),
                        List.of());
    }

    private static boolean isOf(AccessTokenIssuer issuer, OAuthProvider provider) {
        String named = provider.definition().issuer();
        return provider.definition().isOidc() && named != null && issuer.isNamed(named);
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
