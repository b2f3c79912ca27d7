package dev.latchkey.example.relyingparty;

import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the tests of the relying party share: its client, and its environment at a provider. */
final class Setup {

    static final String CLIENT = "relying-party";
    static final String SECRET = "a secret of the relying party, for tests alone";

    private Setup() {}

    static RegisteredClient client() {
        return RegisteredClient.confidential(CLIENT, SECRET).anyLoopbackRedirect();
    }

    /**
     * Starts a relying party.
     *
     * @param more names after {@code AUTH_OIDC_}, each followed by its value; an empty value unsets the variable
     */
    static RelyingParty start(OpenIdProvider provider, String... more) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("AUTH_SECRET", "kq3Zr0v9Tn7xJ5sW1yB8mD4hF6gL2pQcVuXaEiOj");
        environment.put("AUTH_OIDC_ISSUER", provider.issuer());
        environment.put("AUTH_OIDC_ID", CLIENT);
        environment.put("AUTH_OIDC_SECRET", SECRET);
        for (int i = 0; i < more.length; i += 2) {
            String name = "AUTH_OIDC_" + more[i];
            if (more[i + 1].isEmpty()) {
                environment.remove(name);
            } else {
                environment.put(name, more[i + 1]);
            }
        }
        try {
            return RelyingParty.start(InetAddress.getLoopbackAddress(), 0, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
