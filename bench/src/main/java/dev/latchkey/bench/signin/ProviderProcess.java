package dev.latchkey.bench.signin;

import static java.util.Objects.requireNonNull;

import dev.latchkey.provider.SigningAlgorithm;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A provider in a process of its own, which signs everybody in without a page, until the process is closed. */
final class ProviderProcess implements AutoCloseable {

    static final String CLIENT = "bench";
    static final String SECRET = "a-secret-of-the-benchmark-known-to-all";

    private static final String READY = "Open ";

    private final Process process;
    private final String issuer;

    private ProviderProcess(Process process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    /** Runs the provider. The argument is the algorithm of ID tokens. */
    public static void main(String... arguments) throws IOException {
        OpenIdProvider provider = OpenIdProvider.builder()
                .signedWith(SigningAlgorithm.valueOf(arguments[0]))
                .client(RegisteredClient.confidential(CLIENT, SECRET).anyLoopbackRedirect())
                .pkceOptional()
                .signInAs("ada")
                .start();
        System.out.println(READY + provider.issuer());
        while (System.in.read() >= 0) {
            // until the process that started this one ends
        }
        System.exit(0);
    }

    static ProviderProcess start(String algorithm) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(requireNonNull(System.getProperty("java.home")), "bin", "java")
                                .toString(),
                        "-Dsun.net.httpserver.nodelay=true", // the kit's server then keeps connections
                        "-cp",
                        requireNonNull(System.getProperty("java.class.path")),
                        ProviderProcess.class.getName(),
                        algorithm)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroy();
            throw new IllegalStateException("The provider does not start: " + line);
        }
        return new ProviderProcess(process, line.substring(READY.length()));
    }

    String issuer() {
        return issuer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
