package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Profile;
import dev.latchkey.model.Secret;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of an {@link OAuthProvider}, with the variables in its addresses replaced. If an address is
 * {@code null}, it comes from the discovery document or is not needed.
 */
public final class OAuthDefinition {

    private final OAuthSettings settings;

    OAuthDefinition(OAuthSettings settings) {
        this.settings = settings;
    }

    public String id() {
        return settings.id;
    }

    public @Nullable String issuer() {
        String issuer = expanded(settings.issuer);
        String template = settings.issuerTemplate;
        return issuer == null || template == null
                ? issuer
                : TenantIssuerTemplate.of(template).normal(issuer);
    }

    /** Returns whether this is a ready-made provider whose issuer cannot be changed by configuration. */
    public boolean hasFixedIssuer() {
        return settings.issuerIsFixed;
    }

    /**
     * Returns the template of issuers, for a provider with one issuer for each tenant. The template has
     * {@code {tenantid}} in place of the tenant. The claim {@code tid} of an ID token names the tenant. The host of the
     * template is that of {@link #issuer}, because national clouds have their own hosts.
     */
    public @Nullable String issuerTemplate() {
        String issuer = expanded(settings.issuer);
        String template = settings.issuerTemplate;
        return issuer == null || template == null
                ? template
                : TenantIssuerTemplate.of(template).at(issuer);
    }

    /** Returns the identifier by which the issuer is found; {@code null} if the issuer is set. */
    public @Nullable String webFinger() {
        return settings.webFinger == null ? null : settings.webFinger.resource();
    }

    /** Returns the origin of the server that knows the issuer; {@code null} if the issuer is set. */
    public @Nullable String webFingerServer() {
        return settings.webFinger == null ? null : settings.webFinger.server();
    }

    /** Returns the hosts at which distributed claims may be. */
    public Set<String> distributedClaimsHosts() {
        return settings.distributedClaims;
    }

    /** Returns the address of the discovery document; {@code null} if neither this address nor an issuer is set. */
    public @Nullable String discovery() {
        String issuer = issuer();
        String own = expanded(settings.discovery);
        if (issuer == null || (own != null && !Template.isOpen(own))) {
            return own;
        }
        return (issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration";
    }

    public @Nullable String authorizationEndpoint() {
        return expanded(settings.authorizationEndpoint);
    }

    public @Nullable String tokenEndpoint() {
        return expanded(settings.tokenEndpoint);
    }

    public @Nullable String userInfoEndpoint() {
        return expanded(settings.userInfoEndpoint);
    }

    public @Nullable String jwksUri() {
        return expanded(settings.jwksUri);
    }

    /** Returns whether each address that a sign-in needs is set, so that the discovery document is not read. */
    public boolean needsNoDiscovery() {
        boolean identity = isOidc() ? settings.jwksUri != null : settings.userInfoEndpoint != null;
        boolean profile = !settings.profileFromUserInfo || settings.userInfoEndpoint != null;
        OAuthSecurity security = settings.security; // whose endpoints and keys nobody can configure
        boolean more = security.pushesRequests()
                || security.demandsSignedResponses()
                || (security.needsIssuer() && settings.issuer == null);
        return settings.authorizationEndpoint != null && settings.tokenEndpoint != null && identity && profile && !more;
    }

    /**
     * Returns the URLs of the supplements. The key of each is the member of the document in which the profile mapping
     * gets the supplement.
     */
    public Map<String, String> supplements() {
        Map<String, String> expanded = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : settings.supplements.entrySet()) {
            expanded.put(each.getKey(), settings.variables.expand(each.getValue()));
        }
        return expanded;
    }

    public boolean isOidc() {
        return settings.type == ProviderType.OIDC;
    }

    /** Returns whether the provider's ID tokens have {@code auth_time} and the provider honours {@code max_age}. */
    public boolean saysWhenItAsked() {
        return isOidc() && settings.authTime;
    }

    /** Returns how old the provider's authentication of the user may be; {@code null} for any age. */
    public @Nullable Duration maxAge() {
        return settings.maxAge;
    }

    /** Returns the accepted authentication contexts, in order of preference; empty if each is accepted. */
    public List<String> acr() {
        return settings.acr;
    }

    /** Returns the authentication methods of which one is demanded; empty if each is accepted. */
    public List<String> amr() {
        return settings.amr;
    }

    /** Returns the client id; empty if the client id is not set yet. */
    public String clientId() {
        return settings.clientId == null ? "" : settings.clientId;
    }

    /** Returns the name of the parameter for the client id. */
    public String clientIdParameter() {
        return settings.clientIdParameter;
    }

    public @Nullable Secret clientSecret() {
        return settings.clientSecret;
    }

    public ClientAuthentication clientAuthentication() {
        return settings.clientAuthentication;
    }

    /** Returns what protects tokens and requests beyond the standard. */
    public OAuthSecurity security() {
        return settings.security;
    }

    public List<String> scopes() {
        return settings.scopes;
    }

    /** Returns the text between two scopes in the authorization request. The standard is a space. */
    public String scopeSeparator() {
        return settings.scopeSeparator;
    }

    /** Returns the {@code response_type} of the authorization request. The standard is {@code code}. */
    public String responseType() {
        return settings.responseType;
    }

    /** Returns the fragment of the address of the authorization request; {@code null} if it has none. */
    public @Nullable String authorizationFragment() {
        return settings.authorizationFragment;
    }

    /** Returns how the token request with a code deviates from the standard. */
    public RequestShape tokenRequest() {
        return settings.tokenRequest;
    }

    /** Returns how the request to the UserInfo endpoint deviates from the standard. */
    public RequestShape userInfoRequest() {
        return settings.security.sendsAccessTokenInForm() ? RequestShape.accessTokenInForm() : settings.userInfoRequest;
    }

    /** Returns whether ID tokens are signed with the client secret (HS256), and with nothing else. */
    public boolean signsWithClientSecret() {
        return settings.signsWithClientSecret;
    }

    /**
     * Returns the private key with which Latchkey signs a JWT that is sent as client secret; {@code null} if the client
     * secret is sent as it is.
     */
    public @Nullable ECPrivateKey clientSecretKey() {
        return isClientSecretKey() ? PemKey.read(requireNonNull(settings.clientSecret)) : null;
    }

    boolean isClientSecretKey() {
        return !settings.clientSecretKey.isEmpty()
                && settings.clientSecret != null
                && PemKey.isMeant(settings.clientSecret);
    }

    /** Returns {@code issuer}, {@code keyId} and {@code audience} of the JWT that is sent as client secret. */
    public Map<String, String> clientSecretClaims() {
        Map<String, String> all = new LinkedHashMap<>();
        settings.clientSecretKey.forEach((name, template) -> all.put(name, settings.variables.expand(template)));
        return all;
    }

    /** Returns the value of a variable, or the client id for {@code clientId}; {@code null} if there is none. */
    public @Nullable String value(String name) {
        return name.equals("clientId")
                ? settings.clientId
                : settings.variables.values().get(name);
    }

    /** Returns the additional parameters of the authorization request, in order. */
    public Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        settings.parameterTemplates.forEach((name, template) -> {
            String value = Template.expand(template, this::value, UnaryOperator.identity());
            if (value != null) {
                all.put(name, value);
            }
        });
        all.putAll(settings.parameters);
        return all;
    }

    /** Returns the parameters of the authorization request that a browser may add. */
    public Set<String> browserParameters() {
        return settings.browserParameters;
    }

    /** Returns whether the provider sends the authorization response as a cross-site POST instead of a redirect. */
    public boolean usesFormPost() {
        return "form_post".equals(parameters().get("response_mode"));
    }

    public ProfileMapping profile() {
        return settings.profile instanceof ProfileFieldMapping fields
                ? fields.at(settings.variables)
                : settings.profile;
    }

    /** Returns the role mapping; {@code null} if no roles are read from this provider. */
    public @Nullable RoleMapping roles() {
        return settings.roles;
    }

    /** Returns whether the profile is read from the UserInfo endpoint. With plain OAuth it always is. */
    public boolean usesUserInfo() {
        return !isOidc() || settings.profileFromUserInfo;
    }

    /** Returns the parameters of the callback that the profile mapping gets. A browser can forge these parameters. */
    public List<String> callbackMembers() {
        return settings.callbackMembers;
    }

    /** Returns whether signing out here also ends the session at the provider. */
    public boolean endsSession() {
        return settings.endsSession && (isOidc() || settings.endSessionEndpoint != null);
    }

    /** Returns the provider's sign-out address; {@code null} for the one in its discovery document. */
    public @Nullable String endSessionEndpoint() {
        return expanded(settings.endSessionEndpoint);
    }

    /** Returns how the request that ends the session at the provider deviates from the standard. */
    public RequestShape endSessionRequest() {
        return settings.endSessionRequest;
    }

    /**
     * Returns the request that ends the session if the discovery document names no address for it; {@code null} if
     * there is none. Its path follows the issuer.
     */
    public @Nullable RequestShape endSessionWithoutDiscovery() {
        return settings.endSessionWithoutDiscovery;
    }

    /** Returns how far the provider's clock may differ from this machine's. */
    public Duration clockTolerance() {
        return settings.clockTolerance;
    }

    /**
     * Returns whether {@code profile}, which came from this provider, proves that the person owns its e-mail address.
     */
    public boolean provesEmailOf(Profile profile) {
        return settings.authority.vouches(profile);
    }

    public boolean usesPkce() {
        return settings.pkce;
    }

    public boolean usesNonce() {
        return settings.nonce && isOidc();
    }

    public boolean allowsInsecureHttp() {
        return settings.insecureHttp;
    }

    /** Returns the calls that switched checks off, for the start-up log. */
    public List<String> optOuts() {
        List<String> calls = new ArrayList<>();
        if (!settings.pkce) {
            calls.add("dangerouslySkipPkce()");
        }
        if (!settings.nonce) {
            calls.add("dangerouslySkipNonce()");
        }
        if (settings.insecureHttp) {
            calls.add("allowInsecureHttp()");
        }
        if (settings.clockTolerance.compareTo(OAuthSettings.CLOCK_TOLERANCE) > 0) {
            calls.add("clockTolerance(" + settings.clockTolerance + ")");
        }
        return List.copyOf(calls);
    }

    @Override
    public String toString() {
        return "OAuthDefinition[" + settings.id + "]";
    }

    private @Nullable String expanded(@Nullable String template) {
        if (template == null) {
            return null;
        }
        String expanded = settings.variables.expand(template);
        return settings.clientId == null ? expanded : expanded.replace("{clientId}", settings.clientId);
    }
}
