package dev.latchkey.accesstoken;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Feature;
import dev.latchkey.account.StorelessIds;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.provider.Provider;
import dev.latchkey.wire.ServerUrlCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets programs in that send an access token of an authorization server (RFC 6750, RFC 9068). Such a request has a
 * session like that of a signed-in user, so every form of protection works for it. {@code session.grant()} has the
 * client and the scopes of the token.
 *
 * <pre>{@code
 * Auth.builder()
 *         .with(AccessTokens.of("https://login.example.com", audience("https://api.example.com")))
 *         .matcher("/api/:path*")
 *         .authorized(Authorized.scope("orders:read"))
 * }</pre>
 *
 * <p>A token counts only in the header {@code Authorization}. If a request has a token, its cookies do not count; if
 * they sign in another person, the request is refused. The document at {@code /.well-known/oauth-protected-resource}
 * says whose tokens count (RFC 9728). Immutable: each method that sets something returns a changed copy.
 */
@SuppressWarnings("exports") // only Latchkey calls the methods of Installable
public final class AccessTokens implements Feature, Installable {

    static final String ID = "access-tokens";

    /** What an application has set. */
    private record Choice(
            Audience audience,
            List<AccessTokenIssuer> issuers,
            List<String> scopes,
            boolean onlyBound,
            boolean nonces,
            @Nullable String certificateHeader,
            boolean subjectsAreIds) {}

    private final Choice choice;

    private AccessTokens(Choice choice) {
        this.choice = choice;
    }

    /**
     * Returns the tokens of one issuer.
     *
     * @param issuer the identifier of the issuer, exactly as in its discovery document
     * @param audience the name that the tokens for this application have in {@code aud}
     * @throws IllegalArgumentException if {@code issuer} is not an absolute {@code http} or {@code https} URL
     */
    public static AccessTokens of(String issuer, Audience audience) {
        return of(AccessTokenIssuer.of(issuer), audience);
    }

    /** Works like {@link #of(String, Audience)}, for an issuer with settings of its own. */
    public static AccessTokens of(AccessTokenIssuer issuer, Audience audience) {
        requireNonNull(audience, "audience");
        return new AccessTokens(
                new Choice(audience, List.of(requireNonNull(issuer, "issuer")), List.of(), false, false, null, false));
    }

    /**
     * Returns the name of this application in tokens.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public static Audience audience(String value) {
        return new Audience(value);
    }

    /**
     * Accepts the tokens of one more issuer too. Each token goes only to the issuer that it names. A token that is no
     * JWT names none, so at most one issuer can be {@linkplain AccessTokenIssuer#introspected introspected}.
     *
     * <p>Two issuers may give the same name to different people or programs. So a name of this issuer becomes
     * {@code <issuer>#<name>}, and one of the first issuer stays as it is: a program has the id
     * {@code client:<issuer>#<client id>}, and a person without a store {@code <issuer>#<subject>}. If a provider with
     * the same issuer signs people in, a person without a store has the id {@code <provider>:<subject>} in both cases.
     */
    public AccessTokens or(AccessTokenIssuer issuer) {
        List<AccessTokenIssuer> all = new ArrayList<>(choice.issuers);
        all.add(requireNonNull(issuer, "issuer"));
        return with(was -> new Choice(
                was.audience,
                List.copyOf(all),
                was.scopes,
                was.onlyBound,
                was.nonces,
                was.certificateHeader,
                was.subjectsAreIds));
    }

    /** Names the scopes that programs can ask for, in the document for programs. It protects nothing by itself. */
    public AccessTokens scopes(String... scopes) {
        List<String> named = List.of(scopes);
        return with(was -> new Choice(
                was.audience,
                was.issuers,
                named,
                was.onlyBound,
                was.nonces,
                was.certificateHeader,
                was.subjectsAreIds));
    }

    /**
     * Accepts only tokens that are bound to a key (DPoP, RFC 9449) or to a client certificate (RFC 8705). A bound token
     * counts only with its proof in any case.
     */
    public AccessTokens onlyBound() {
        return with(was -> new Choice(
                was.audience, was.issuers, was.scopes, true, was.nonces, was.certificateHeader, was.subjectsAreIds));
    }

    /**
     * Demands a nonce of this server in each DPoP proof (RFC 9449 section 9). A client gets the nonce with its first
     * refusal and with each later answer.
     */
    public AccessTokens dpopNonces() {
        return with(was -> new Choice(
                was.audience, was.issuers, was.scopes, was.onlyBound, true, was.certificateHeader, was.subjectsAreIds));
    }

    /**
     * Reads the certificate of a client from a header, for tokens that are bound to one. The proxy in front, which ends
     * mutual TLS, must set or remove this header in every request; otherwise anybody can write a certificate into it.
     *
     * @param header such as {@code Client-Cert} (RFC 9440), or a header with PEM in percent-escapes
     */
    public AccessTokens trustClientCertificateHeader(String header) {
        requireNonNull(header, "header");
        return with(was -> new Choice(
                was.audience, was.issuers, was.scopes, was.onlyBound, was.nonces, header, was.subjectsAreIds));
    }

    /**
     * Takes the subject of a token as the id of the user, as it is. By default, the person of a token must be a user of
     * the store with an account at the issuer or, without a store, has the id of the sign-in at the issuer. Call this
     * only if the ids of users are the subjects of the issuer; otherwise an equal text makes one person another. Stops
     * the start together with {@link #or}. A user who is disabled in the store has no tokens here either.
     */
    public AccessTokens subjectsAreUserIds() {
        return with(was -> new Choice(
                was.audience, was.issuers, was.scopes, was.onlyBound, was.nonces, was.certificateHeader, true));
    }

    private AccessTokens with(UnaryOperator<Choice> change) {
        return new AccessTokens(change.apply(choice));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean authenticatesRequests() {
        return true;
    }

    @Override
    public Installed install(FeatureContext context) {
        requireSafe();
        requireNoProviderOfPrograms(context.providers());
        ResourceMetadata metadata = new ResourceMetadata(
                choice.audience, choice.issuers, choice.scopes, choice.onlyBound, choice.certificateHeader != null);
        TokenPeople people = new TokenPeople(
                choice.subjectsAreIds ? null : context.users().orElse(null),
                context.records().orElse(null));
        DpopNonces nonces = choice.nonces ? new DpopNonces(context.seal("dpop-nonce"), context.clock()) : null;
        TokenAuthentication authentication = new TokenAuthentication(
                new TokenVerifier(issuers(context), people, context.clock()),
                new DpopProofCheck(context.spent().apply(DpopProofCheck.REMEMBERED), context.clock(), nonces),
                new ClientCertificates(choice.certificateHeader),
                new Challenges(metadata, choice.onlyBound && choice.certificateHeader == null),
                choice.onlyBound,
                context.records().isPresent());
        return Installed.none().with(authentication).withWellKnown(metadata.routes());
    }

    private TokenIssuers issuers(FeatureContext context) {
        return new TokenIssuers(choice.issuers.stream()
                .map(issuer -> new TokenIssuers.Chosen(
                        issuer,
                        context.issuers().of(issuer.provider(), issuer::acceptsType),
                        new TokenClaimsCheck(choice.audience, issuer),
                        IssuedNames.of(issuer, choice.issuers),
                        choice.subjectsAreIds
                                ? IssuedNames.of(issuer, choice.issuers)
                                : IssuedNames.ofPeople(issuer, choice.issuers, context.providers())))
                .toList());
    }

    private void requireSafe() {
        long introspected = choice.issuers.stream()
                .filter(AccessTokenIssuer::isIntrospected)
                .count();
        if (introspected > 1) {
            throw new IllegalStateException(
                    "AccessTokens has several issuers that are introspected, and a token that is"
                            + " no JWT does not say to which it may be sent: leave introspected() out of all but one");
        }
        if (choice.subjectsAreIds && choice.issuers.size() > 1) {
            throw new IllegalStateException("AccessTokens has several issuers, which may give two people the same"
                    + " subject, so one of them would be the other: leave subjectsAreUserIds() out");
        }
        for (AccessTokenIssuer issuer : choice.issuers) {
            String url = issuer.definition().issuer();
            if (url == null) {
                throw new IllegalStateException(
                        "An issuer of AccessTokens has no address: call issuer(…) on its provider");
            }
            String discovery = issuer.definition().discovery();
            if (!isSafe(issuer, url) || (discovery != null && !isSafe(issuer, discovery))) {
                throw new IllegalStateException("The issuer of AccessTokens, or its discovery document, is an http"
                        + " address of another machine, so anybody on the network could make its keys: use https");
            }
            List<String> problems = issuer.isIntrospected() ? issuer.provider().problems() : List.of();
            if (!problems.isEmpty()) {
                throw new IllegalStateException("introspected() asks as the client of its provider, which cannot ask:"
                        + " call introspected(clientId, clientSecret), or complete the provider: "
                        + String.join("; ", problems));
            }
            if (choice.issuers.stream().filter(other -> other.isNamed(url)).count() > 1) {
                throw new IllegalStateException("AccessTokens has the same issuer twice: leave one out");
            }
        }
    }

    private static void requireNoProviderOfPrograms(List<Provider> signingIn) {
        if (signingIn.stream().anyMatch(each -> StorelessIds.prefix(each.id()).equals(TokenPeople.PROGRAM))) {
            throw new IllegalStateException("A provider has the id client, so its people could have the ids of programs"
                    + " with access tokens: give it another id with named(…)");
        }
    }

    private static boolean isSafe(AccessTokenIssuer issuer, String url) {
        return issuer.definition().allowsInsecureHttp() || ServerUrlCheck.isConfidential(url);
    }

    @Override
    public String toString() {
        return "AccessTokens[" + choice.audience.value() + "]";
    }
}
