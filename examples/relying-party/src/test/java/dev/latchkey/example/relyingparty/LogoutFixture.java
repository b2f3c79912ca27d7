package dev.latchkey.example.relyingparty;

import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.ProviderLogouts;
import java.time.Duration;
import java.time.InstantSource;

/** A relying party at which somebody is signed in, and the provider that ends sessions there. */
final class LogoutFixture implements AutoCloseable {

    private volatile Duration behind = Duration.ofSeconds(10);

    final OpenIdProvider idp = OpenIdProvider.builder()
            .client(Setup.client())
            .clock(() -> InstantSource.system().instant().minus(behind))
            .signInAs("ada")
            .start();
    final RelyingParty party = Setup.start(idp);

    Visit signedIn() {
        Visit visit = new Visit(party);
        visit.signIn();
        return visit;
    }

    /** Lets the provider's clock, which is behind, go a second further: a logout ends what began in its own second. */
    void secondPasses() {
        behind = behind.minusSeconds(1);
    }

    ProviderLogouts logouts() {
        return idp.logouts();
    }

    @Override
    public void close() {
        party.close();
        idp.close();
    }
}
