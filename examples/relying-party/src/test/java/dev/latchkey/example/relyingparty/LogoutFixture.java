package dev.latchkey.example.relyingparty;

import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.ProviderLogouts;

/** A relying party at which somebody is signed in, and the provider that ends sessions there. */
final class LogoutFixture implements AutoCloseable {

    final OpenIdProvider idp =
            OpenIdProvider.builder().client(Setup.client()).signInAs("ada").start();
    final RelyingParty party = Setup.start(idp);

    Visit signedIn() {
        Visit visit = new Visit(party);
        visit.signIn();
        return visit;
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
