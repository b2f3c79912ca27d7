package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Profile;
import dev.latchkey.model.Secret;
import dev.latchkey.wire.ReservedParameters;
import dev.latchkey.wire.ServerUrlCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in through an authorization server that speaks OpenID Connect, or plain OAuth 2.0 with a UserInfo endpoint.
 * Immutable: each method that sets a value returns a changed copy. {@link Providers} has ready-made providers.
 *
 * <p>Every sign-in uses the authorization code flow (RFC 6749 section 4.1) with {@code state}, PKCE (RFC 7636) and, for
 * OpenID Connect, a {@code nonce}. Endpoints and keys that you do not set are read from the provider's discovery
 * document (OpenID Connect Discovery section 4) at the first sign-in. Methods that take a URL throw
 * {@link IllegalArgumentException} unless it is an absolute {@code http} or {@code https} URL.
 */
public final class OAuthProvider extends OpenIdOptions implements Provider {

    private static final Duration MAX_CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private final OAuthSettings settings;

    OAuthProvider(OAuthSettings settings) {
        ProviderIds.require(settings.id);
        requireNonNull(settings.name, "name");
        this.settings = settings;
    }

    /** Returns a provider that speaks OpenID Connect. Its scopes are {@code openid profile email}. */
    public static OAuthProvider oidc(String id, String name) {
        return new OAuthProvider(new OAuthSettings(id, name, ProviderType.OIDC)).scopes("openid", "profile", "email");
    }

    /** Returns a provider that speaks plain OAuth 2.0. It has no scopes until you set some. */
    public static OAuthProvider oauth2(String id, String name) {
        return new OAuthProvider(new OAuthSettings(id, name, ProviderType.OAUTH));
    }

    /** Returns this provider with another id and name, so that an application can have two providers of one kind. */
    public OAuthProvider named(String otherId, String otherName) {
        return with(copy -> {
            copy.id = otherId;
            copy.name = requireNonNull(otherName, "name");
        });
    }

    /**
     * Sets the issuer identifier, exactly as in the discovery document. A slash at the end makes no difference. For a
     * ready-made provider of servers that speak plain OAuth, such as Mastodon, sets the address of the server.
     *
     * @throws IllegalArgumentException if {@code url} is not a URL or has a query
     */
    public OAuthProvider issuer(String url) {
        if (url.indexOf('?') >= 0) {
            throw new IllegalArgumentException("issuer has a query");
        }
        return with(copy -> copy.issuer(requireUrl("issuer", url)));
    }

    /**
     * Sets the address of the discovery document. By default {@code <issuer>/.well-known/openid-configuration} (W38).
     */
    public OAuthProvider discovery(String wellKnownUrl) {
        return with(copy -> copy.discovery = requireUrl("discovery", wellKnownUrl));
    }

    /** Sets the authorization endpoint (RFC 6749 section 3.1). The address may have a query. */
    public OAuthProvider authorizationEndpoint(String url) {
        return with(copy -> copy.authorizationEndpoint = requireUrl("authorizationEndpoint", url));
    }

    /** Sets the token endpoint (RFC 6749 section 3.2), which exchanges codes for tokens. */
    public OAuthProvider tokenEndpoint(String url) {
        return with(copy -> copy.tokenEndpoint = requireUrl("tokenEndpoint", url));
    }

    /** Sets the UserInfo endpoint (OpenID Connect Core section 5.3), which describes the owner of an access token. */
    public OAuthProvider userInfoEndpoint(String url) {
        return with(copy -> copy.userInfoEndpoint = requireUrl("userInfoEndpoint", url));
    }

    /** Sets the address of the key set (RFC 7517 section 5) that verifies ID tokens. */
    public OAuthProvider jwksUri(String url) {
        return with(copy -> copy.jwksUri = requireUrl("jwksUri", url));
    }

    /**
     * Sets the address of a self-managed server, such as GitHub Enterprise or your own GitLab.
     *
     * @throws IllegalArgumentException if this provider has no self-managed servers
     */
    public OAuthProvider baseUrl(String url) {
        requireUrl("baseUrl", url);
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        OAuthProvider there = variable("baseUrl", base);
        String api = GitHubApiUrl.of(base);
        boolean github = api != null && settings.variables.values().containsKey(GitHubApiUrl.VARIABLE);
        return github ? there.variable(GitHubApiUrl.VARIABLE, requireNonNull(api)) : there;
    }

    /**
     * Sets a variable in the addresses of a ready-made provider, such as {@code tenantId}.
     *
     * @throws IllegalArgumentException if this provider has no such variable
     */
    public OAuthProvider variable(String variable, String value) {
        requireNonNull(value, "value");
        return with(copy -> copy.variables = copy.variables.with(variable, value));
    }

    /** Sets the client id that the provider gave to this application. */
    public OAuthProvider clientId(String id) {
        return with(copy -> copy.clientId = requireNonNull(id, "id"));
    }

    /**
     * Sets the name of the parameter for the client id, for servers that do not call it {@code client_id}. TikTok calls
     * it {@code client_key}.
     *
     * @throws IllegalArgumentException if this is not a parameter name, or is another parameter of the protocol
     */
    public OAuthProvider clientIdParameter(String parameter) {
        ParameterNames.requireForClientId(parameter);
        return with(copy -> copy.clientIdParameter = parameter);
    }

    /** Sets the client secret. */
    public OAuthProvider clientSecret(Secret secret) {
        return with(copy -> copy.clientSecret = requireNonNull(secret, "secret"));
    }

    /** Sets the client secret. */
    public OAuthProvider clientSecret(String secret) {
        return clientSecret(Secret.of(secret));
    }

    /** Sets how the client authenticates at the token endpoint. By default {@code client_secret_basic}. */
    public OAuthProvider clientAuthentication(ClientAuthentication method) {
        return with(copy -> copy.clientAuthentication = requireNonNull(method, "method"));
    }

    /**
     * Sets how this application and the provider protect what they send to each other. Keys that sign assertions also
     * set {@link ClientAuthentication#PRIVATE_KEY_JWT}, and a client certificate without such keys
     * {@link ClientAuthentication#TLS_CLIENT_AUTH}.
     */
    public OAuthProvider security(OAuthSecurity security) {
        return with(copy -> {
            copy.security = requireNonNull(security, "security");
            if (security.signingKeys() != null) {
                copy.clientAuthentication = ClientAuthentication.PRIVATE_KEY_JWT;
            } else if (security.tls() != null) {
                copy.clientAuthentication = ClientAuthentication.TLS_CLIENT_AUTH;
            }
        });
    }

    /** Sets the scopes to ask for. These scopes replace the earlier scopes of this provider (W22). */
    public OAuthProvider scopes(String... scopes) {
        List<String> list = List.of(scopes);
        return with(copy -> copy.scopes = list);
    }

    /**
     * Adds a parameter to the authorization request, such as {@code prompt}.
     *
     * @throws IllegalArgumentException if Latchkey itself sets the parameter. The exception is {@code response_mode},
     *     which you can set to {@code query} or {@code form_post}
     */
    public OAuthProvider parameter(String parameter, String value) {
        boolean mode = parameter.equals("response_mode") && (value.equals("query") || value.equals("form_post"));
        if (!mode && (ReservedParameters.contains(parameter) || parameter.equals("scope"))) {
            throw new IllegalArgumentException("Not for parameter(…) to set: " + parameter);
        }
        return with(copy -> copy.parameters = OAuthSettings.with(copy.parameters, parameter, value));
    }

    /**
     * Sets the parameters that a browser may add to the authorization request through the query of the sign-in form. By
     * default {@code login_hint}, {@code prompt}, {@code screen_hint} and {@code ui_locales}. A browser never replaces
     * a configured value. Only {@link dev.latchkey.AuthExchange#signIn} can.
     *
     * @throws IllegalArgumentException if one of the parameters is {@code scope} or is set by Latchkey itself
     */
    public OAuthProvider browserParameters(String... parameters) {
        for (String parameter : parameters) {
            if (ReservedParameters.contains(parameter) || parameter.equals("scope")) {
                throw new IllegalArgumentException("Not for browsers to set: " + parameter);
            }
        }
        return with(copy -> copy.browserParameters = Set.of(parameters));
    }

    /** Sets the mapping that turns the provider's description of a person into a profile. */
    public OAuthProvider profile(ProfileMapping mapping) {
        return with(copy -> copy.profile = requireNonNull(mapping, "mapping"));
    }

    /** Takes the roles of a session from the provider's answer, as in {@code roles(RoleMapping.keycloakRealm())}. */
    public OAuthProvider roles(RoleMapping mapping) {
        return with(copy -> copy.roles = requireNonNull(mapping, "mapping"));
    }

    /**
     * Reads the profile of an OpenID Connect provider from the UserInfo endpoint, for providers whose ID tokens contain
     * too little. The ID token is verified too, and both must have the same subject.
     */
    public OAuthProvider profileFromUserInfo() {
        return with(copy -> copy.profileFromUserInfo = true);
    }

    /**
     * Uses the access token to fetch one more document about the person. The profile mapping gets this document as the
     * member {@code member}. If the provider refuses the request with a status from 400 to 499, the member is missing.
     * If the refusal is temporary (408, 425, 429, or its headers name a used-up limit), the sign-in fails.
     */
    public OAuthProvider supplement(String member, String url) {
        requireUrl("supplement", url);
        return with(copy -> copy.supplements = OAuthSettings.with(copy.supplements, member, url));
    }

    /**
     * Declares that this provider runs the mailboxes of {@code domains}, such as {@code bank.example}. Latchkey then
     * treats an address that the provider has verified in these domains as if this application had verified it by a
     * mail. The people who run the provider can then sign in as anybody in these domains. Subdomains are not included.
     *
     * @throws IllegalArgumentException if one of {@code domains} is not a domain
     */
    public OAuthProvider authoritativeFor(String... domains) {
        return with(copy -> copy.authority = copy.authority.declaring(List.of(domains)));
    }

    /**
     * Passes a JSON parameter of the callback to the profile mapping, such as Apple's {@code user}. Apple sends this
     * parameter, which contains the user's name, only at the first sign-in. The mapping gets the parameter as the
     * member {@code parameter}, unless the provider's own document has that member. The browser sends this parameter,
     * so a user can forge it. Use the parameter for a name, and never for an address or an id.
     *
     * @throws IllegalArgumentException if the parameter identifies a person, such as {@code sub} or {@code email}
     */
    public OAuthProvider callbackMember(String parameter) {
        ParameterNames.requireHarmless(parameter);
        return with(copy -> {
            List<String> members = new ArrayList<>(copy.callbackMembers);
            members.add(parameter);
            copy.callbackMembers = List.copyOf(members);
        });
    }

    /** Sets the colours of the button on the sign-in page. */
    public OAuthProvider style(ProviderStyle style) {
        return with(copy -> copy.style = style);
    }

    /**
     * Reads client id, secret and issuer, where they are not set yet, from {@code AUTH_<ID>_ID},
     * {@code AUTH_<ID>_SECRET} and {@code AUTH_<ID>_ISSUER}, where {@code <ID>} is the id in upper case with {@code _}
     * for {@code -} (wire.md#environment).
     *
     * @throws IllegalStateException if a variable is malformed; the message has its name and not its value
     */
    @Override
    public OAuthProvider withEnvironment(Function<String, @Nullable String> environment) {
        return new ProviderEnvironment(environment, settings.id).fill(this, settings);
    }

    /**
     * Ends the session at the provider too when a user signs out here (OpenID Connect RP-Initiated Logout 1.0). The
     * provider needs the ID token for this. The session therefore keeps the ID token, and the cookie of a sealed
     * session grows by the length of the token.
     */
    public OAuthProvider endSessionOnSignOut() {
        return with(copy -> copy.endsSession = true);
    }

    /**
     * Ends the session at a provider that has its own sign-out address, such as {@code /logout} with {@code logout_uri}
     * of Cognito, or {@code /v2/logout} with {@code returnTo} of Auth0. The browser sends the client id and, in
     * {@code returnParameter}, {@code <base>/signout/return}. The ID token is neither sent nor kept.
     *
     * @throws IllegalArgumentException if {@code url} is not a URL, or {@code returnParameter} is not a parameter name
     */
    public OAuthProvider endSessionOnSignOut(String url, String returnParameter) {
        requireUrl("endSessionOnSignOut", url);
        ParameterNames.require(returnParameter);
        return with(copy -> {
            copy.endsSession = true;
            copy.endSessionEndpoint = url;
            copy.endSessionRequest = RequestShape.signOut(returnParameter);
        });
    }

    /**
     * Sets how far the provider's clock may differ from this machine's. By default 30 seconds. ID tokens stay valid for
     * this time longer, so correct the clocks instead if you can.
     *
     * @throws IllegalArgumentException if {@code tolerance} is negative or more than 10 minutes
     */
    public OAuthProvider clockTolerance(Duration tolerance) {
        if (tolerance.isNegative() || tolerance.compareTo(MAX_CLOCK_TOLERANCE) > 0) {
            throw new IllegalArgumentException("clockTolerance is from 0 to 10 minutes");
        }
        return with(copy -> copy.clockTolerance = tolerance);
    }

    /**
     * Declares that this provider sends no {@code auth_time}, even if the request has {@code max_age}. A confirmation
     * at this provider then proves no more than a sign-in, so the confirmation page offers it only to users who have no
     * other method.
     */
    public OAuthProvider withoutAuthTime() {
        return with(copy -> copy.authTime = false);
    }

    /** Leaves PKCE out, for servers that fail on parameters they do not know. Latchkey then accepts injected codes. */
    public OAuthProvider dangerouslySkipPkce() {
        return with(copy -> copy.pkce = false);
    }

    /** Leaves the {@code nonce} out, for servers that do not return it. Latchkey then accepts replayed ID tokens. */
    public OAuthProvider dangerouslySkipNonce() {
        return with(copy -> copy.nonce = false);
    }

    /** Allows {@code http} addresses of other machines. An attacker on the network can then sign in as anybody. */
    public OAuthProvider allowInsecureHttp() {
        return with(copy -> copy.insecureHttp = true);
    }

    /** Returns the configuration in the form that the sign-in reads. */
    public OAuthDefinition definition() {
        return new OAuthDefinition(settings);
    }

    @Override
    public List<String> problems() {
        return new ProviderProblems(settings).list();
    }

    @Override
    public List<String> optOuts() {
        return definition().optOuts();
    }

    @Override
    public boolean provesEmailOf(Profile profile) {
        return definition().provesEmailOf(profile);
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

    @Override
    OAuthProvider with(Consumer<OAuthSettings> change) {
        OAuthSettings copy = new OAuthSettings(settings);
        change.accept(copy);
        return new OAuthProvider(copy);
    }

    private static String requireUrl(String what, String url) {
        if (!ServerUrlCheck.isWellFormed(url)) {
            throw new IllegalArgumentException(what
                    + " is not an absolute http or https URL, with a host of letters, digits," + " hyphens and dots");
        }
        return url;
    }
}
