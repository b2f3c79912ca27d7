package dev.latchkey.provider;

/** The ready-made providers that speak OpenID Connect. Applications call them as methods of {@link Providers}. */
abstract class OpenIdProviders extends PlainOAuthProviders {

    OpenIdProviders() {}

    /** Returns Apple, whose client secret can be a private key. */
    public static OAuthProvider apple() {
        return Providers.named("apple");
    }

    /** Returns Asgardeo, which needs the {@code issuer}. */
    public static OAuthProvider asgardeo() {
        return Providers.named("asgardeo");
    }

    /** Returns Auth0, which needs the {@code issuer} of the tenant. */
    public static OAuthProvider auth0() {
        return Providers.named("auth0");
    }

    /** Returns Authentik, which needs the {@code issuer}. */
    public static OAuthProvider authentik() {
        return Providers.named("authentik");
    }

    /**
     * Returns Azure Active Directory, the earlier name of {@link Providers#microsoftEntraId}, with an id of its own.
     */
    public static OAuthProvider azureAd() {
        return Providers.named("azure-ad");
    }

    /** Returns Azure AD B2C, which needs the {@code issuer}. */
    public static OAuthProvider azureAdB2c() {
        return Providers.named("azure-ad-b2c");
    }

    /** Returns BankID Norge. */
    public static OAuthProvider bankIdNo() {
        return Providers.named("bankid-no");
    }

    /** Returns Battle.net, which needs the {@code issuer}. */
    public static OAuthProvider battleNet() {
        return Providers.named("battlenet");
    }

    /** Returns Beyond Identity, which needs the {@code issuer}. */
    public static OAuthProvider beyondIdentity() {
        return Providers.named("beyondidentity");
    }

    /** Returns Cognito, which needs the {@code issuer}. */
    public static OAuthProvider cognito() {
        return Providers.named("cognito");
    }

    /** Returns Descope. */
    public static OAuthProvider descope() {
        return Providers.named("descope");
    }

    /** Returns Duende IdentityServer 6, which needs the {@code issuer}. */
    public static OAuthProvider duendeIdentityServer6() {
        return Providers.named("duende-identity-server6");
    }

    /** Returns Frontegg, which needs the {@code issuer}. */
    public static OAuthProvider frontegg() {
        return Providers.named("frontegg");
    }

    /** Returns FusionAuth, which needs the {@code issuer}. */
    public static OAuthProvider fusionAuth() {
        return Providers.named("fusionauth");
    }

    /** Returns Google. */
    public static OAuthProvider google() {
        return Providers.named("google");
    }

    /** Returns Hugging Face. */
    public static OAuthProvider huggingFace() {
        return Providers.named("huggingface");
    }

    /** Returns Hydra, which needs the {@code issuer}. */
    public static OAuthProvider hydra() {
        return Providers.named("hydra");
    }

    /** Returns IdentityServer4, which is discontinued. Needs the {@code issuer}. */
    public static OAuthProvider identityServer4() {
        return Providers.named("identity-server4");
    }

    /** Returns Keycloak, which needs the {@code issuer}. The issuer ends with the realm. */
    public static OAuthProvider keycloak() {
        return Providers.named("keycloak");
    }

    /** Returns Kinde, which needs the {@code issuer}. */
    public static OAuthProvider kinde() {
        return Providers.named("kinde");
    }

    /** Returns LINE. */
    public static OAuthProvider line() {
        return Providers.named("line");
    }

    /** Returns LinkedIn, which supports neither PKCE nor a nonce. */
    public static OAuthProvider linkedIn() {
        return Providers.named("linkedin");
    }

    /** Returns Logto, which needs the {@code issuer}. */
    public static OAuthProvider logto() {
        return Providers.named("logto");
    }

    /** Returns Microsoft Entra ID, for users of every tenant unless {@code variable("tenantId", …)} names one. */
    public static OAuthProvider microsoftEntraId() {
        return Providers.named("microsoft-entra-id");
    }

    /** Returns Okta, which needs the {@code issuer} of the organisation. */
    public static OAuthProvider okta() {
        return Providers.named("okta");
    }

    /** Returns OneLogin, which needs the {@code issuer}. */
    public static OAuthProvider oneLogin() {
        return Providers.named("onelogin");
    }

    /** Returns Passage, which needs the {@code issuer}. */
    public static OAuthProvider passage() {
        return Providers.named("passage");
    }

    /** Returns Paybin. */
    public static OAuthProvider paybin() {
        return Providers.named("paybin");
    }

    /** Returns Ping Identity, which needs the {@code issuer}. */
    public static OAuthProvider pingId() {
        return Providers.named("ping-id");
    }

    /** Returns Roblox. */
    public static OAuthProvider roblox() {
        return Providers.named("roblox");
    }

    /** Returns Salesforce. */
    public static OAuthProvider salesforce() {
        return Providers.named("salesforce");
    }

    /** Returns SimpleLogin. */
    public static OAuthProvider simpleLogin() {
        return Providers.named("simplelogin");
    }

    /** Returns Slack. */
    public static OAuthProvider slack() {
        return Providers.named("slack");
    }

    /** Returns Twitch. */
    public static OAuthProvider twitch() {
        return Providers.named("twitch");
    }

    /** Returns United Effects, which needs the {@code issuer}. */
    public static OAuthProvider unitedEffects() {
        return Providers.named("united-effects");
    }

    /** Returns Vipps. */
    public static OAuthProvider vipps() {
        return Providers.named("vipps");
    }

    /** Returns ZITADEL, which needs the {@code issuer}. */
    public static OAuthProvider zitadel() {
        return Providers.named("zitadel");
    }
}
