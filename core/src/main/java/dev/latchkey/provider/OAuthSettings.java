package dev.latchkey.provider;

import dev.latchkey.model.Secret;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mutable settings of an {@link OAuthProvider}. Each method that changes a provider copies the settings, changes
 * the copy, and gives the copy to the new provider. Afterwards nothing changes the copy.
 */
final class OAuthSettings {

    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

    /** The variable for the address of a server that its customers run, which Auth.js calls the issuer. */
    static final String ISSUER = "issuer";

    String id;
    String name;
    final ProviderType type;

    @Nullable
    ProviderStyle style;

    @Nullable
    String issuer;

    @Nullable
    String issuerExample;

    boolean issuerIsDefault; // several issuers fit, so the environment may name another
    boolean issuerIsFixed; // configuration cannot name another issuer

    @Nullable
    String issuerTemplate;

    @Nullable
    WebFingerResource webFinger; // in place of the issuer

    @Nullable
    String discovery;

    @Nullable
    String authorizationEndpoint;

    @Nullable
    String tokenEndpoint;

    @Nullable
    String userInfoEndpoint;

    @Nullable
    String jwksUri;

    Map<String, String> supplements = Map.of();
    Set<String> distributedClaims = Set.of(); // the hosts

    @Nullable
    String clientId;

    @Nullable
    Secret clientSecret;

    ClientAuthentication clientAuthentication = ClientAuthentication.CLIENT_SECRET_BASIC;

    List<String> scopes = List.of();
    Map<String, String> parameterTemplates = Map.of(); // of the catalogue
    Map<String, String> parameters = Map.of();
    Set<String> browserParameters = Set.of("login_hint", "prompt", "screen_hint", "ui_locales");
    ProfileMapping profile = ProfileMapping.standard();

    @Nullable
    RoleMapping roles;

    String clientIdParameter = "client_id";
    List<String> callbackMembers = List.of();
    boolean profileFromUserInfo;
    boolean endsSession;

    EmailAuthority authority = EmailAuthority.NONE;

    @Nullable
    String endSessionEndpoint;

    RequestShape endSessionRequest = RequestShape.standard("GET");

    @Nullable
    RequestShape endSessionWithoutDiscovery; // its path follows the issuer

    Duration clockTolerance = CLOCK_TOLERANCE;
    boolean authTime = true;

    @Nullable
    Duration maxAge;

    List<String> acr = List.of();
    List<String> amr = List.of();

    boolean pkce = true;
    boolean nonce = true;
    boolean insecureHttp;

    OAuthSecurity security = OAuthSecurity.standard();

    AddressVariables variables = AddressVariables.none();

    String responseType = "code";
    String scopeSeparator = " ";

    @Nullable
    String authorizationFragment;

    RequestShape tokenRequest = RequestShape.standard("POST");
    RequestShape userInfoRequest = RequestShape.standard("GET");
    boolean signsWithClientSecret; // ID tokens have HS256
    boolean openIdIsImplied; // there is an ID token although no scope asks for it
    Map<String, String> clientSecretKey = Map.of(); // how a key becomes a client secret

    OAuthSettings(String id, String name, ProviderType type) {
        this.id = id;
        this.name = name;
        this.type = type;
    }

    OAuthSettings(OAuthSettings that) {
        id = that.id;
        name = that.name;
        type = that.type;
        style = that.style;
        issuer = that.issuer;
        issuerExample = that.issuerExample;
        issuerIsDefault = that.issuerIsDefault;
        issuerIsFixed = that.issuerIsFixed;
        issuerTemplate = that.issuerTemplate;
        webFinger = that.webFinger;
        discovery = that.discovery;
        authorizationEndpoint = that.authorizationEndpoint;
        tokenEndpoint = that.tokenEndpoint;
        userInfoEndpoint = that.userInfoEndpoint;
        jwksUri = that.jwksUri;
        supplements = that.supplements;
        distributedClaims = that.distributedClaims;
        clientId = that.clientId;
        clientSecret = that.clientSecret;
        clientAuthentication = that.clientAuthentication;
        scopes = that.scopes;
        parameterTemplates = that.parameterTemplates;
        parameters = that.parameters;
        browserParameters = that.browserParameters;
        profile = that.profile;
        roles = that.roles;
        profileFromUserInfo = that.profileFromUserInfo;
        clientIdParameter = that.clientIdParameter;
        callbackMembers = that.callbackMembers;
        endsSession = that.endsSession;
        authority = that.authority;
        endSessionEndpoint = that.endSessionEndpoint;
        endSessionRequest = that.endSessionRequest;
        endSessionWithoutDiscovery = that.endSessionWithoutDiscovery;
        clockTolerance = that.clockTolerance;
        authTime = that.authTime;
        maxAge = that.maxAge;
        acr = that.acr;
        amr = that.amr;
        pkce = that.pkce;
        nonce = that.nonce;
        insecureHttp = that.insecureHttp;
        security = that.security;
        variables = that.variables;
        responseType = that.responseType;
        scopeSeparator = that.scopeSeparator;
        authorizationFragment = that.authorizationFragment;
        tokenRequest = that.tokenRequest;
        userInfoRequest = that.userInfoRequest;
        signsWithClientSecret = that.signsWithClientSecret;
        openIdIsImplied = that.openIdIsImplied;
        clientSecretKey = that.clientSecretKey;
    }

    /** Sets the issuer. If the addresses of a ready-made provider are below a server's address, sets that address. */
    void issuer(String url) {
        if (variables.has(ISSUER)) {
            variables = variables.with(ISSUER, url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        } else {
            issuer = url;
        }
        issuerIsDefault = false;
        issuerIsFixed = false;
        authority = authority.elsewhere();
    }

    /** Returns whether nothing but the catalogue has set the issuer. */
    boolean isIssuerOpen() {
        return issuerIsDefault || (issuer == null && !variables.has(ISSUER));
    }

    /** Returns the values of a claim, none of which has a space. */
    static List<String> words(String claim, String... values) {
        if (values.length == 0 || Stream.of(values).anyMatch(value -> !value.matches("[!-~]+"))) {
            throw new IllegalArgumentException(claim + " needs at least one value, without spaces");
        }
        return List.of(values);
    }

    static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(map);
        copy.put(name, value);
        return Collections.unmodifiableMap(copy);
    }
}
