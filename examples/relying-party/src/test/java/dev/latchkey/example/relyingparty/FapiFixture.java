package dev.latchkey.example.relyingparty;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.latchkey.provider.SigningAlgorithm;
import dev.latchkey.testing.ClientDemand;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** A provider with one client that authenticates with a key, for a profile of FAPI 2.0. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FapiFixture {

    final OpenIdProvider idp;
    final JWK key;
    private final String profile;
    private final ClientDemand[] demands;

    /** Starts the provider. It signs with this algorithm, and demands this of its client. */
    FapiFixture(String profile, SigningAlgorithm algorithm, ClientDemand... demands) {
        this.profile = profile;
        this.demands = demands;
        this.idp = OpenIdProvider.builder()
                .signedWith(algorithm)
                .client(Setup.client())
                .signInAs("ada")
                .start();
        try {
            this.key = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("The JDK has P-256", e);
        }
        register(key);
    }

    /** Registers the client with another key, or with more demands. */
    final void register(JWK client, ClientDemand... more) {
        List<ClientDemand> all = new ArrayList<>(List.of(demands));
        all.addAll(List.of(more));
        String jwks = new JWKSet(client).toPublicJWKSet().toString();
        idp.client(RegisteredClient.withKeys(Setup.CLIENT, jwks)
                .anyLoopbackRedirect()
                .demanding(all.toArray(ClientDemand[]::new)));
    }

    @AfterEach
    final void behave() {
        idp.behave();
        register(key);
    }

    @AfterAll
    final void stop() {
        idp.close();
    }

    /** Starts the example with the profile, and with more variables. */
    final RelyingParty start(String... more) {
        List<String> variables = new ArrayList<>(List.of(
                "PROFILE",
                profile,
                "AUTH",
                "private_key_jwt",
                "KEY",
                key.toJSONString(),
                "SECRET",
                "",
                "USERINFO",
                "true"));
        variables.addAll(List.of(more));
        return Setup.start(idp, variables.toArray(String[]::new));
    }
}
