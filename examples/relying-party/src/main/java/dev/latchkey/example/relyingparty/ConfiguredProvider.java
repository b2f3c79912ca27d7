package dev.latchkey.example.relyingparty;

import dev.latchkey.Auth;
import dev.latchkey.provider.ClientAuthentication;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.ProfileMapping;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes the provider {@code oidc} from the variables. */
final class ConfiguredProvider {

    private final Variables variables;
    private final ConfiguredSecurity security;

    ConfiguredProvider(Map<String, String> environment) {
        this.variables = new Variables(environment);
        this.security = new ConfiguredSecurity(variables);
    }

    /**
     * Returns the provider. {@code AuthBuilder.build} reads {@code _ID}, {@code _SECRET} and {@code _ISSUER} itself.
     *
     * @throws IllegalStateException if a variable is wrong
     */
    OAuthProvider provider() {
        OAuthProvider provider = parameters(kind().security(security.security()));
        if (variables.value("SCOPE") != null) {
            provider = provider.scopes(variables.words("SCOPE").toArray(String[]::new));
        }
        String identifier = variables.value("WEBFINGER");
        if (identifier != null) {
            provider = provider.webFinger(identifier);
        }
        if (variables.value("CLAIMS") != null) {
            provider = provider.distributedClaims(variables.words("CLAIMS").toArray(String[]::new));
        }
        String authentication = variables.value("SECRET") == null
                ? variables.value("AUTH")
                : variables.valueOr("AUTH", "client_secret_basic");
        if (authentication != null) {
            provider = provider.clientAuthentication(authentication(authentication));
        }
        String discovery = variables.value("DISCOVERY");
        if (discovery != null) {
            provider = provider.discovery(discovery);
        }
        provider = provider.endSessionOnSignOut();
        return readsUserInfo(provider) ? provider.profileFromUserInfo() : provider;
    }

    /*
     * A suite ends a module when it is asked for the resource, and then fails it if any request follows. So if the
     * scopes ask for a name or an address, the user information is read before the resource.
     */
    private boolean readsUserInfo(OAuthProvider provider) {
        boolean more = !Collections.disjoint(provider.definition().scopes(), Set.of("profile", "email"));
        boolean first = more && provider.definition().supplements().containsKey(ResourceCalls.MEMBER);
        return first || !variables.valueOr("USERINFO", "false").equals("false");
    }

    private OAuthProvider parameters(OAuthProvider configured) {
        OAuthProvider provider = configured;
        String way = security.responseMode().replaceFirst("\\.?jwt$", "");
        if (!way.isEmpty()) {
            provider = provider.parameter("response_mode", way);
        }
        for (String parameter : variables.words("PARAMETERS")) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw variables.wrong("PARAMETERS", "has a parameter without a value: " + parameter);
            }
            provider = provider.parameter(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return provider;
    }

    /* With plain OAuth, the resource says who has signed in, or at least that somebody has. */
    private OAuthProvider kind() {
        String resource = variables.value("RESOURCE");
        if (!security.isProfile("oauth")) {
            OAuthProvider openId = OAuthProvider.oidc("oidc", "OpenID Connect");
            return resource == null || !isBound() ? openId : openId.supplement(ResourceCalls.MEMBER, resource);
        }
        OAuthProvider plain = OAuthProvider.oauth2("oidc", "OAuth")
                .profile((document, tokens) -> ProfileMapping.standard()
                        .map(
                                document.has("sub") || document.has("id")
                                        ? document
                                        : document.with("sub", "resource-owner"),
                                tokens));
        return resource == null ? plain : plain.userInfoEndpoint(resource);
    }

    /* A bound token needs a proof or a certificate, which Latchkey adds where it calls the resource itself. */
    private boolean isBound() {
        return variables.value("PROFILE") != null || variables.value("KEYSTORE") != null || variables.isTrue("DPOP");
    }

    /** Returns the address that is called with a bearer token after each sign-in; {@code null} if there is none. */
    @Nullable
    URI resource() {
        return isBound() ? null : address();
    }

    private @Nullable URI address() {
        String address = variables.value("RESOURCE");
        return address == null ? null : URI.create(address);
    }

    /** Returns what refreshes tokens, and then calls the resource. */
    Refreshing refreshing(Auth auth, ResourceCalls calls) {
        return new Refreshing(auth, calls, address(), client());
    }

    /** Returns the call of the resource with a token of the application itself. */
    ApplicationCall applicationCall(Auth auth) {
        return new ApplicationCall(auth, address(), variables.words("SCOPE").toArray(String[]::new), client());
    }

    private HttpClient client() {
        SSLContext certificate = security.certificate();
        HttpClient.Builder http = HttpClient.newBuilder();
        return (certificate == null ? http : http.sslContext(certificate)).build();
    }

    private ClientAuthentication authentication(String name) {
        String known = variables.oneOf(
                "AUTH",
                name,
                "client_secret_basic",
                "client_secret_post",
                "client_secret_jwt",
                "private_key_jwt",
                "tls_client_auth",
                "self_signed_tls_client_auth",
                "none");
        return ClientAuthentication.valueOf(known.toUpperCase(Locale.ROOT));
    }
}
