package dev.latchkey.provider;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes TLS contexts with a client certificate. They trust the same servers as the JDK does by default. */
final class ClientTls {

    private ClientTls() {}

    @SuppressWarnings("UnusedException") // its message may quote the password
    static SSLContext of(KeyStore store, char[] password) {
        try {
            boolean hasKey = false;
            for (String alias : Collections.list(store.aliases())) {
                hasKey |= store.isKeyEntry(alias);
            }
            if (!hasKey) {
                throw new IllegalArgumentException("clientCertificate(…) needs a key store with a private key");
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("clientCertificate(…) cannot read the key: is the password right?");
        }
    }
}
