package dev.latchkey.accesstoken;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.RoleMapping;
import java.util.Set;

/**
 * An authorization server whose access tokens an application accepts. Immutable: each method that sets something
 * returns a changed copy.
 *
 * <p>By default its tokens are JWTs as in RFC 9068, which Latchkey verifies with the keys that the server publishes.
 * The addresses come from its discovery document, which Latchkey fetches at the first token.
 */
public final class AccessTokenIssuer {

    private static final Set<String> ACCESS_TOKEN = Set.of("at+jwt", "application/at+jwt");
    private static final Set<String> ANY_TOKEN = Set.of("at+jwt", "application/at+jwt", "jwt", "application/jwt", "");

    private final OAuthProvider provider;
    private final boolean introspects;
    private final boolean plainType;
    private final ProgramSigns programs;

    private AccessTokenIssuer(OAuthProvider provider, boolean introspects, boolean plainType, ProgramSigns programs) {
        this.provider = requireNonNull(provider, "provider");
        this.introspects = introspects;
        this.plainType = plainType;
        this.programs = programs;
    }

    /**
     * Returns the issuer with this identifier, exactly as in its discovery document. A slash at the end makes no
     * difference.
     *
     * @throws IllegalArgumentException if {@code issuer} is not an absolute {@code http} or {@code https} URL
     */
    public static AccessTokenIssuer of(String issuer) {
        return of(OAuthProvider.oidc(AccessTokens.ID, "Access tokens").issuer(issuer));
    }

    /**
     * Returns the server of a provider. Of the provider count the issuer or its discovery address, the algorithms that
     * {@link dev.latchkey.provider.OAuthSecurity#acceptOnly} pins, the tolerance for clocks, the roles, and for
     * {@link #introspected()} the client with its authentication.
     */
    public static AccessTokenIssuer of(OAuthProvider provider) {
        return new AccessTokenIssuer(provider, false, false, ProgramSigns.STANDARD);
    }

    /**
     * Asks the server about each token (RFC 7662), also about tokens that are JWTs. A token that is revoked there is
     * refused here after at most a minute. The client is the one of the provider.
     */
    public AccessTokenIssuer introspected() {
        return new AccessTokenIssuer(provider, true, plainType, programs);
    }

    /** Works like {@link #introspected()}, as a client that authenticates with a secret. */
    public AccessTokenIssuer introspected(String clientId, String clientSecret) {
        OAuthProvider client = provider.clientId(clientId).clientSecret(clientSecret);
        return new AccessTokenIssuer(client, true, plainType, programs);
    }

    /**
     * Also accepts JWTs whose header has the type {@code JWT} or none, for servers that do not follow RFC 9068. The
     * header then does not tell an access token from an ID token. So the audience must not be the id of a client, and
     * tokens with claims of other kinds of tokens are refused.
     */
    public AccessTokenIssuer acceptTypeJwt() {
        return new AccessTokenIssuer(provider, introspects, true, programs);
    }

    /**
     * Reads tokens of Keycloak: their type is {@code JWT}, a program that acts for itself has {@code client_id} in the
     * token and no username but that of its service account, and the roles are those of the realm unless {@link #roles}
     * says otherwise.
     */
    public AccessTokenIssuer keycloak() {
        OAuthProvider known =
                provider.definition().roles() == null ? provider.roles(RoleMapping.keycloakRealm()) : provider;
        return new AccessTokenIssuer(known, introspects, true, programs.withKeycloak());
    }

    /**
     * Takes a token without {@code sub} for one of a program that acts for itself, unless it has a claim of a person,
     * such as {@code username}, {@code email} or {@code auth_time}. By default such a token is refused, because RFC
     * 9068 (section 2.2) demands the client as the {@code sub} of programs. Call this for a server that leaves it out,
     * as Duende IdentityServer does, and only if the server names the person in every token that is a person's.
     */
    public AccessTokenIssuer programsHaveNoSubject() {
        return new AccessTokenIssuer(provider, introspects, plainType, programs.withoutSubject());
    }

    /** Takes roles from the claims of a token, as in {@code roles(RoleMapping.claim("groups"))}. */
    public AccessTokenIssuer roles(RoleMapping mapping) {
        return new AccessTokenIssuer(provider.roles(mapping), introspects, plainType, programs);
    }

    OAuthProvider provider() {
        return provider;
    }

    OAuthDefinition definition() {
        return provider.definition();
    }

    /** Returns the configured identifier, which every issuer has after the start. */
    String address() {
        return requireNonNull(definition().issuer(), "issuer");
    }

    boolean isIntrospected() {
        return introspects;
    }

    boolean acceptsTypeJwt() {
        return plainType;
    }

    boolean acceptsType(String type) {
        return (plainType ? ANY_TOKEN : ACCESS_TOKEN).contains(type);
    }

    /** Returns whether the client acts for itself, as {@link ProgramSigns#show}. */
    boolean isOfProgram(Claims known, Claims own) {
        return programs.show(known, own);
    }

    /** Returns whether {@code issuer} is this one, with or without a slash at the end. */
    boolean isNamed(String issuer) {
        String own = definition().issuer();
        return own != null && withSlash(own).equals(withSlash(issuer));
    }

    private static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }

    @Override
    public String toString() {
        return "AccessTokenIssuer[" + definition().issuer() + "]";
    }
}
