package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Secret;
import dev.latchkey.wire.ProtocolParameters;
import dev.latchkey.wire.ServerUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in through an authorization server: OpenID Connect, or plain OAuth 2.0 with a user information endpoint.
 * Immutable: what looks like a setter returns a changed copy. {@link Providers} has ready ones.
 *
 * <p>The code flow is the only one (RFC 6749 section 4.1), always with {@code state}, with PKCE (RFC 7636) and, for
 * OpenID Connect, with a {@code nonce}. Whatever is not set here and can be discovered is discovered (OpenID Connect
 * Discovery section 4), at the first sign-in.
 */
public final class OAuthProvider implements Provider {

    private static final Duration MAX_CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private final OAuthSettings settings;

    OAuthProvider(OAuthSettings settings) {
        Ids.require(settings.id);
        requireNonNull(settings.name, "name");
        this.settings = settings;
    }

    /** A provider that speaks OpenID Connect, with the scopes {@code openid profile email}. */
    public static OAuthProvider oidc(String id, String name) {
        return new OAuthProvider(new OAuthSettings(id, name, ProviderType.OIDC)).scopes("openid", "profile", "email");
    }

    /** A provider that speaks plain OAuth 2.0, with no scopes. */
    public static OAuthProvider oauth2(String id, String name) {
        return new OAuthProvider(new OAuthSettings(id, name, ProviderType.OAUTH));
    }

    /** This provider under another id and name, so that an application can have several of a kind. */
    public OAuthProvider named(String otherId, String otherName) {
        return with(copy -> {
            copy.id = otherId;
            copy.name = requireNonNull(otherName, "name");
        });
    }

    /** Its issuer identifier, exactly as its discovery document has it; a final slash aside. */
    public OAuthProvider issuer(String url) {
        if (url.indexOf('?') >= 0) {
            throw new IllegalArgumentException("issuer has a query");
        }
        return with(copy -> {
            copy.issuer = requireUrl("issuer", url);
            copy.issuerIsDefault = false;
            copy.authority = copy.authority.elsewhere();
            copy.issuerIsFixed = false;
        });
    }

    /** Where its discovery document is, if not at {@code <issuer>/.well-known/openid-configuration} (W38). */
    public OAuthProvider discovery(String wellKnownUrl) {
        return with(copy -> copy.discovery = requireUrl("discovery", wellKnownUrl));
    }

    /** Where browsers are sent; may have a query of its own (RFC 6749 section 3.1). */
    public OAuthProvider authorizationEndpoint(String url) {
        return with(copy -> copy.authorizationEndpoint = requireUrl("authorizationEndpoint", url));
    }

    /** Where codes become tokens (RFC 6749 section 3.2). */
    public OAuthProvider tokenEndpoint(String url) {
        return with(copy -> copy.tokenEndpoint = requireUrl("tokenEndpoint", url));
    }

    /** Where an access token tells whose it is (OpenID Connect Core section 5.3). */
    public OAuthProvider userInfoEndpoint(String url) {
        return with(copy -> copy.userInfoEndpoint = requireUrl("userInfoEndpoint", url));
    }

    /** Where the keys are that ID tokens are signed with (RFC 7517 section 5). */
    public OAuthProvider jwksUri(String url) {
        return with(copy -> copy.jwksUri = requireUrl("jwksUri", url));
    }

    /** The address of a self-managed server, for catalogue providers that have one, such as GitHub and GitLab. */
    public OAuthProvider baseUrl(String url) {
        requireUrl("baseUrl", url);
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        OAuthProvider there = variable("baseUrl", base);
        String api = GitHubApi.of(base);
        boolean github = api != null && settings.variables.values().containsKey(GitHubApi.VARIABLE);
        return github ? there.variable(GitHubApi.VARIABLE, requireNonNull(api)) : there;
    }

    /**
     * One of the values that the addresses of a catalogue provider are composed of, such as {@code tenantId}.
     *
     * @throws IllegalArgumentException if this provider has none of that name
     */
    public OAuthProvider variable(String variable, String value) {
        requireNonNull(value, "value");
        return with(copy -> copy.variables = copy.variables.with(variable, value));
    }

    public OAuthProvider clientId(String id) {
        return with(copy -> copy.clientId = requireNonNull(id, "id"));
    }

    /**
     * What the client id is called in requests, for servers that do not call it {@code client_id}: TikTok has
     * {@code client_key}.
     *
     * @throws IllegalArgumentException if the name is no name, or one that means something else
     */
    public OAuthProvider clientIdParameter(String parameter) {
        boolean free = parameter.equals("client_id")
                || (parameter.matches("[A-Za-z][A-Za-z0-9_]*")
                        && !parameter.equals("scope")
                        && !parameter.startsWith("client_secret")
                        && !parameter.startsWith("client_assertion")
                        && (parameter.startsWith("client_") || !ProtocolParameters.contains(parameter)));
        if (!free) {
            throw new IllegalArgumentException("Not a name for the client id: " + parameter);
        }
        return with(copy -> copy.clientIdParameter = parameter);
    }

    public OAuthProvider clientSecret(Secret secret) {
        return with(copy -> copy.clientSecret = requireNonNull(secret, "secret"));
    }

    public OAuthProvider clientSecret(String secret) {
        return clientSecret(Secret.of(secret));
    }

    /** How the client proves itself at the token endpoint; {@code client_secret_basic} unless set. */
    public OAuthProvider clientAuthentication(ClientAuthentication method) {
        return with(copy -> copy.clientAuthentication = requireNonNull(method, "method"));
    }

    /** What is asked for, in place of what was asked for so far (W22). */
    public OAuthProvider scopes(String... scopes) {
        List<String> list = List.of(scopes);
        return with(copy -> copy.scopes = list);
    }

    /**
     * One more parameter of the authorization request, such as {@code prompt}.
     *
     * @throws IllegalArgumentException if the parameter is one that the protocol itself needs; of those only
     *     {@code response_mode} can be set, to {@code query} or {@code form_post}
     */
    public OAuthProvider parameter(String parameter, String value) {
        boolean mode = parameter.equals("response_mode") && (value.equals("query") || value.equals("form_post"));
        if (!mode && (ProtocolParameters.contains(parameter) || parameter.equals("scope"))) {
            throw new IllegalArgumentException("Not for parameter(…) to set: " + parameter);
        }
        return with(copy -> copy.parameters = OAuthSettings.with(copy.parameters, parameter, value));
    }

    /**
     * Names the parameters that a browser may add to the authorization request by the query of the sign-in form, in
     * place of {@code login_hint}, {@code prompt}, {@code screen_hint} and {@code ui_locales}. A browser never replaces
     * what is configured; {@link dev.latchkey.AuthExchange#signIn} may.
     *
     * @throws IllegalArgumentException if one is a parameter that the protocol itself needs, or {@code scope}
     */
    public OAuthProvider browserParameters(String... parameters) {
        for (String parameter : parameters) {
            if (ProtocolParameters.contains(parameter) || parameter.equals("scope")) {
                throw new IllegalArgumentException("Not for browsers to set: " + parameter);
            }
        }
        return with(copy -> copy.browserParameters = Set.of(parameters));
    }

    /** How what the provider says about a person is read. */
    public OAuthProvider profile(ProfileMapping mapping) {
        return with(copy -> copy.profile = requireNonNull(mapping, "mapping"));
    }

    /** Takes the roles of a session from what the provider says, as in {@code roles(RoleMapping.keycloakRealm())}. */
    public OAuthProvider roles(RoleMapping mapping) {
        return with(copy -> copy.roles = requireNonNull(mapping, "mapping"));
    }

    /**
     * Reads the profile of an OpenID Connect provider from the user information endpoint, for providers whose ID tokens
     * say too little. The ID token is verified all the same, and both must name the same person.
     */
    public OAuthProvider profileFromUserInfo() {
        return with(copy -> copy.profileFromUserInfo = true);
    }

    /**
     * One more document about the person, fetched with the access token. The profile mapping finds it as the member
     * {@code member} of its document, or finds nothing there if the provider refuses (status 400 to 499). If it refuses
     * for now only (408, 425, 429, or a limit that its headers say is used up), nobody is signed in.
     */
    public OAuthProvider supplement(String member, String url) {
        requireUrl("supplement", url);
        return with(copy -> copy.supplements = OAuthSettings.with(copy.supplements, member, url));
    }

    /**
     * Declares that this provider runs the mailboxes of {@code domains}, such as {@code bank.example}, so that its
     * verified addresses there prove as much as a mail of this application's does. Whoever runs the provider can then
     * sign in as anybody in these domains. Subdomains are not included.
     *
     * @throws IllegalArgumentException if one is not a domain
     */
    public OAuthProvider authoritativeFor(String... domains) {
        return with(copy -> copy.authority = copy.authority.declaring(List.of(domains)));
    }

    /**
     * A parameter of the callback that holds JSON, such as {@code user} of Apple, which has the name and comes once,
     * with the first sign-in. The profile mapping finds it as the member {@code parameter} of its document, unless the
     * provider's own document has such a member. The browser brings it, so anybody can make it up: good for a name, not
     * for an address or an id.
     *
     * @throws IllegalArgumentException if the parameter would be taken for who somebody is
     */
    public OAuthProvider callbackMember(String parameter) {
        boolean decides = Set.of("sub", "id", "email", "email_verified", "iss", "aud", "tid", "hd")
                .contains(parameter);
        if (decides || ProtocolParameters.contains(parameter)) {
            throw new IllegalArgumentException("Not for the browser to say: " + parameter);
        }
        return with(copy -> {
            List<String> members = new ArrayList<>(copy.callbackMembers);
            members.add(parameter);
            copy.callbackMembers = List.copyOf(members);
        });
    }

    public OAuthProvider style(ProviderStyle style) {
        return with(copy -> copy.style = style);
    }

    /**
     * Takes what is not set yet from {@code AUTH_<ID>_ID}, {@code AUTH_<ID>_SECRET} and {@code AUTH_<ID>_ISSUER}, where
     * {@code <ID>} is the id in upper case with {@code _} for {@code -} (wire.md#environment).
     *
     * @throws IllegalStateException if a variable is there and malformed; the message names it and not its value
     */
    public OAuthProvider withEnvironment(Function<String, @Nullable String> environment) {
        return new ProviderEnvironment(environment, settings.id).fill(this, settings);
    }

    /**
     * Signs out at the provider too when somebody signs out here (OpenID Connect RP-Initiated Logout 1.0). The provider
     * wants to see the ID token again then, so it is kept in the sealed session cookie, which grows by its length.
     */
    public OAuthProvider endSessionOnSignOut() {
        return with(copy -> copy.endsSession = true);
    }

    /**
     * As {@link #endSessionOnSignOut()}, for providers that have a way of their own: {@code /logout} and
     * {@code logout_uri} of Cognito, {@code /v2/logout} and {@code returnTo} of Auth0. They are sent the client id and,
     * as {@code returnParameter}, where to send the browser then; the ID token is neither sent nor kept.
     */
    public OAuthProvider endSessionOnSignOut(String url, String returnParameter) {
        requireUrl("endSessionOnSignOut", url);
        if (!returnParameter.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("Not the name of a parameter: " + returnParameter);
        }
        return with(copy -> {
            copy.endsSession = true;
            copy.endSessionEndpoint = url;
            copy.endSessionParameter = returnParameter;
        });
    }

    /**
     * How far the provider's clock may be from this machine's, 30 seconds unless said; ID tokens count for so much
     * longer. Setting the clocks right is the better way.
     *
     * @throws IllegalArgumentException if it is negative or more than 10 minutes
     */
    public OAuthProvider clockTolerance(Duration tolerance) {
        if (tolerance.isNegative() || tolerance.compareTo(MAX_CLOCK_TOLERANCE) > 0) {
            throw new IllegalArgumentException("clockTolerance is from 0 to 10 minutes");
        }
        return with(copy -> copy.clockTolerance = tolerance);
    }

    /** Goes without PKCE, for servers that fail on parameters they do not know. Injected codes are then accepted. */
    public OAuthProvider dangerouslySkipPkce() {
        return with(copy -> copy.pkce = false);
    }

    /** Goes without the {@code nonce}, for servers that lose it. Replayed ID tokens are then accepted. */
    public OAuthProvider dangerouslySkipNonce() {
        return with(copy -> copy.nonce = false);
    }

    /** Talks to {@code http} addresses of other machines too. Whoever is on the way can then sign in as anybody. */
    public OAuthProvider allowInsecureHttp() {
        return with(copy -> copy.insecureHttp = true);
    }

    /** The configuration as the sign-in reads it. */
    public OAuthDefinition definition() {
        return new OAuthDefinition(settings);
    }

    /** What keeps this provider from working, as sentences that say how to mend it; empty if nothing does. */
    public List<String> problems() {
        return new ProviderProblems(settings).list();
    }

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalStateException with all of {@link #problems}
     */
    public OAuthProvider requireComplete() {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), problems));
        }
        return this;
    }

    @Override
    public String id() {
        return settings.id;
    }

    @Override
    public String name() {
        return settings.name;
    }

    @Override
    public ProviderType type() {
        return settings.type;
    }

    @Override
    public @Nullable ProviderStyle style() {
        return settings.style;
    }

    @Override
    public String toString() {
        return "OAuthProvider[" + settings.id + ", " + settings.type.wire() + "]";
    }

    OAuthProvider with(Consumer<OAuthSettings> change) {
        OAuthSettings copy = new OAuthSettings(settings);
        change.accept(copy);
        return new OAuthProvider(copy);
    }

    private static String requireUrl(String what, String url) {
        if (!ServerUrl.isWellFormed(url)) {
            throw new IllegalArgumentException(what
                    + " is not an absolute http or https URL, with a host of letters, digits," + " hyphens and dots");
        }
        return url;
    }
}
