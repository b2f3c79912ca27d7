package dev.latchkey.interop;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates of {@code 127.0.0.1} and of a client, {@code CN=client}, signed by an authority that only these tests
 * trust. The JDK's own tool makes them.
 */
final class Certificates {

    static final String PASSWORD = "of files that the build deletes";

    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";
    private static final String CLIENT = "client";

    private final Path folder;
    private final KeyStore all;

    private Certificates(Path folder, KeyStore all) {
        this.folder = folder;
        this.all = all;
    }

    static Certificates in(Path folder) {
        try {
            Folders.delete(folder);
            Path file = Files.createDirectories(folder).resolve("all.p12");
            make(file, AUTHORITY, "-ext", "bc:c");
            make(file, SERVER, "-ext", "san=ip:127.0.0.1", "-signer", AUTHORITY);
            make(file, CLIENT, "-signer", AUTHORITY);
            KeyStore all = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                all.load(in, PASSWORD.toCharArray());
            }
            return new Certificates(folder, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path file, String name, String... more) throws IOException, InterruptedException {
        String keytool = Path.of(requireNonNull(System.getProperty("java.home")), "bin", "keytool")
                .toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-keyalg", "EC", "-groupname"));
        command.addAll(List.of("secp256r1", "-alias", name, "-dname", "CN=" + name, "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(more));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
    }

    /** Returns the file with the key of the server alone. */
    Path server() {
        return file("server.p12", store(SERVER));
    }

    /** Returns the file with the authority's certificate alone. */
    Path trusted() {
        return file("trusted.p12", trust());
    }

    /** Returns a context that shows the client's certificate, and trusts the authority alone. */
    SSLContext client() {
        return context(store(CLIENT));
    }

    /** Returns a context without a certificate, which trusts the authority alone. */
    SSLContext nobody() {
        return context(empty());
    }

    private SSLContext context(KeyStore own) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trust());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore store(String name) {
        try {
            KeyStore store = empty();
            Key key = all.getKey(name, PASSWORD.toCharArray());
            store.setKeyEntry(name, requireNonNull(key), PASSWORD.toCharArray(), all.getCertificateChain(name));
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore trust() {
        try {
            KeyStore store = empty();
            store.setCertificateEntry(AUTHORITY, requireNonNull(all.getCertificate(AUTHORITY)));
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String name, KeyStore store) {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
            return file;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
