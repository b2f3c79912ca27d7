package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of a provider and of its clients, all signed by an authority that only these tests trust. */
final class TestCertificates {

    private static final String PASSWORD = "of a file that the test deletes";
    private static final String AUTHORITY = "authority";

    private final KeyStore store;

    private TestCertificates(KeyStore store) {
        this.store = store;
    }

    /** Makes a certificate for {@code localhost}, and one for each of {@code clients}, with the JDK's own tool. */
    static TestCertificates in(Path folder, String... clients) throws Exception {
        Path file = folder.resolve("certificates.p12");
        make(file, AUTHORITY, "-ext", "bc:c");
        make(file, "localhost", "-ext", "san=dns:localhost", "-signer", AUTHORITY);
        for (String client : clients) {
            make(file, client, "-signer", AUTHORITY);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return new TestCertificates(store);
    }

    private static void make(Path file, String name, String... more) throws IOException, InterruptedException {
        String keytool = Path.of(requireNonNull(System.getProperty("java.home")), "bin", "keytool")
                .toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-keyalg", "EC", "-groupname"));
        command.addAll(List.of("secp256r1", "-alias", name, "-dname", "CN=" + name, "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(more));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new AssertionError("keytool made no certificate");
        }
    }

    X509Certificate of(String name) throws GeneralSecurityException {
        return (X509Certificate) requireNonNull(store.getCertificate(name));
    }

    /** Returns a context that shows the certificate of {@code name}, and trusts the authority alone. */
    SSLContext context(String name) throws GeneralSecurityException, IOException {
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(
                name,
                requireNonNull(store.getKey(name, PASSWORD.toCharArray())),
                PASSWORD.toCharArray(),
                requireNonNull(store.getCertificateChain(name)));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD.toCharArray());
        return context(keys.getKeyManagers());
    }

    private SSLContext context(KeyManager[] keys) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(AUTHORITY, of(AUTHORITY));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }
}
