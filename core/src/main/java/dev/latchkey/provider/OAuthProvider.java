package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Sign-in through an authorization server: OpenID Connect, or plain OAuth 2.0 with a user information endpoint. */
public final class OAuthProvider implements Provider {

    private final String id;
    private final String name;
    private final ProviderType type;
    private final @Nullable ProviderStyle style;

    private OAuthProvider(String id, String name, ProviderType type, @Nullable ProviderStyle style) {
        this.id = Ids.require(id);
        this.name = requireNonNull(name, "name");
        this.type = type;
        this.style = style;
    }

    /** A provider that speaks OpenID Connect. */
    public static OAuthProvider oidc(String id, String name) {
        return new OAuthProvider(id, name, ProviderType.OIDC, null);
    }

    /** A provider that speaks plain OAuth 2.0. */
    public static OAuthProvider oauth2(String id, String name) {
        return new OAuthProvider(id, name, ProviderType.OAUTH, null);
    }

    /** This provider with colours for the built-in page. */
    public OAuthProvider style(ProviderStyle colours) {
        return new OAuthProvider(id, name, type, requireNonNull(colours, "colours"));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ProviderType type() {
        return type;
    }

    @Override
    public @Nullable ProviderStyle style() {
        return style;
    }
}
