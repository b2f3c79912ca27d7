package dev.latchkey.testing;

import dev.latchkey.provider.ClientAuthentication;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The security profile of a client.
 *
 * @param certificate the certificate with which the client authenticates; {@code null} if it does so otherwise
 * @param responses how authorization responses are encrypted; {@code null} if they are not
 */
record ClientSecurity(
        Set<ClientDemand> demands,
        @Nullable X509Certificate certificate,
        @Nullable TokenEncryption responses) {

    static final ClientSecurity NONE = new ClientSecurity(Set.of(), null, null);

    ClientSecurity demanding(ClientDemand... chosen) {
        return new ClientSecurity(Set.of(chosen), certificate, responses);
    }

    ClientSecurity encrypting(TokenEncryption chosen) {
        return new ClientSecurity(demands, certificate, chosen);
    }

    /** Returns whether a certificate that a trusted authority has signed is that of the client (RFC 8705 section 2). */
    boolean knows(X509Certificate shown, ClientAuthentication method) {
        if (certificate == null) {
            return false;
        }
        return method == ClientAuthentication.TLS_CLIENT_AUTH
                ? shown.getSubjectX500Principal().equals(certificate.getSubjectX500Principal())
                : shown.equals(certificate);
    }

    @Override
    public String toString() {
        return "ClientSecurity" + demands;
    }
}
