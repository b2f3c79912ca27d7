package dev.latchkey.cli;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.latchkey.Proxies;
import dev.latchkey.testing.Misbehaviour;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A fault that a test plants, and what the doctor must find.
 *
 * @param words what is wrong
 * @param code the exit code
 */
record PlantedFault(String words, Problem expected, int code, Planting planting) {

    private static final String CLOSED = "http://localhost:9"; // the port of the discard service, which nobody runs

    /** Plants the fault, and returns the arguments of the doctor. */
    @FunctionalInterface
    interface Planting {
        List<String> in(Patient patient) throws Exception;
    }

    static Stream<PlantedFault> all() {
        return Stream.of(
                        secrets(),
                        settings(),
                        providers(),
                        stores(),
                        applications(),
                        PlantedTlsFaults.all(),
                        versions())
                .flatMap(List::stream);
    }

    private static List<PlantedFault> secrets() {
        return List.of(
                fault("no secret", Problem.SECRET_MISSING, of(patient -> patient.environment.remove("AUTH_SECRET"))),
                fault("a short secret", Problem.SECRET_WEAK, variable("AUTH_SECRET", "changeme")),
                fault("a phrase as a secret", Problem.SECRET_WEAK, variable("AUTH_SECRET", "secret".repeat(10))),
                fault("a secret twice", Problem.SECRET_TWICE, variable("AUTH_SECRET_1", Patient.STRONG)),
                fault(
                        "the secret is the client secret",
                        Problem.SECRET_REUSED,
                        variable("AUTH_DEMO_SECRET", Patient.STRONG)),
                fault(
                        "a secret in the file of settings",
                        Problem.SECRET_IN_FILE,
                        setting("latchkey.provider.demo.client-secret", "another-client-secret")),
                fault("a file of secrets that everybody can read", Problem.SECRET_FILE_READABLE, patient -> {
                    patient.environment.remove("AUTH_SECRET");
                    Path file = patient.file("shop.env", "AUTH_SECRET=" + Patient.STRONG + "\n");
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
                    return List.of(file.toString());
                }),
                fault(
                        "short secrets accepted",
                        Problem.SHORT_SECRETS_ACCEPTED,
                        setting("latchkey.dangerously-accept-short-secrets", "true")));
    }

    private static List<PlantedFault> settings() {
        return List.of(
                fault("a misspelt setting", Problem.SETTING_MISTAKE, setting("latchkey.sesions.idle", "14d")),
                fault("a malformed duration", Problem.SETTING_MISTAKE, setting("latchkey.sessions.idle", "a while")),
                fault("a misspelt variable", Problem.SETTING_MISTAKE, variable("LATCHKEY_SESIONS_IDLE", "14d")),
                fault("a matcher that does not parse", Problem.SETTING_MISTAKE, setting("latchkey.matcher", "/:(a")),
                fault(
                        "no client secret",
                        Problem.START_REFUSED,
                        of(patient -> patient.environment.remove("AUTH_DEMO_SECRET"))),
                fault(
                        "a placeholder without a value",
                        Problem.PLACEHOLDER_OPEN,
                        setting("latchkey.theme.name", "${NAME_OF_SHOP}")),
                fault(
                        "no public address",
                        Problem.ADDRESS_UNKNOWN,
                        of(patient -> patient.settings.remove("latchkey.url"))),
                fault(
                        "a public address without encryption",
                        Problem.ADDRESS_HTTP,
                        setting("latchkey.url", "http://app.example.com")),
                fault("two addresses", Problem.ADDRESS_TWICE, patient -> {
                    patient.settings.remove("latchkey.url");
                    patient.environment.put("AUTH_URL", "https://app.example.com");
                    patient.environment.put("NEXTAUTH_URL", "https://old.example.com");
                    return List.of(patient.settingsFile());
                }),
                fault("any host trusted", Problem.PROXIES_ANY_HOST, patient -> {
                    patient.settings.remove("latchkey.url");
                    patient.settings.put("latchkey.trust-host", "true");
                    return List.of(patient.settingsFile());
                }),
                fault(
                        "cookies for a whole domain",
                        Problem.COOKIE_DOMAIN_WIDE,
                        setting("latchkey.cookies.domain", "example.com")),
                fault(
                        "accounts linked by address",
                        Problem.LINK_BY_EMAIL,
                        setting("latchkey.dangerously-link-accounts-by-email", "true")),
                fault(
                        "tokens in plain text",
                        Problem.PLAIN_TOKENS,
                        setting("latchkey.sessions.dangerously-store-plain-tokens", "true")),
                fault(
                        "a store that ends with the program",
                        Problem.STORE_IN_MEMORY,
                        setting("latchkey.store", "memory")),
                fault(
                        "a check switched off",
                        Problem.PROVIDER_OPT_OUT,
                        setting("latchkey.provider.demo.dangerously-skip-nonce", "true")));
    }

    private static List<PlantedFault> providers() {
        return List.of(
                fault(
                        "a provider that is down",
                        Problem.DISCOVERY_UNREACHABLE,
                        setting("latchkey.provider.demo.issuer", CLOSED)),
                fault(
                        "a document with status 500",
                        Problem.DISCOVERY_UNREACHABLE,
                        misbehaviour(Misbehaviour.DISCOVERY_500)),
                fault("a page in place of the document", Problem.DISCOVERY_MALFORMED, document("(?s).*", "<html>")),
                fault("another issuer", Problem.ISSUER_DIFFERS, misbehaviour(Misbehaviour.DISCOVERY_WRONG_ISSUER)),
                fault("no token endpoint", Problem.ENDPOINT_MISSING, document("\"token_endpoint\":\"[^\"]*\",", "")),
                fault(
                        "a token endpoint without encryption",
                        Problem.ENDPOINT_INSECURE,
                        document(
                                "\"token_endpoint\":\"[^\"]*\"",
                                "\"token_endpoint\":\"http://idp.example.com/token\"")),
                fault("keys with status 500", Problem.KEYS_UNREACHABLE, misbehaviour(Misbehaviour.JWKS_500)),
                fault("keys that are too short", Problem.KEYS_WEAK, patient -> {
                    String weak = new JWKSet(new RSAKeyGenerator(1024, true).generate()).toString();
                    patient.tamperedProvider()
                            .changing(answer -> answer.path().equals("/jwks")
                                    ? answer.withBody("(?s).+", weak)
                                    : answer.withBody(
                                            "\"jwks_uri\":\"[^\"]*\"",
                                            "\"jwks_uri\":\"" + patient.providerProxy.url() + "/jwks\""));
                    return List.of(patient.settingsFile());
                }),
                fault("no keys", Problem.KEYS_EMPTY, misbehaviour(Misbehaviour.JWKS_EMPTY)),
                fault(
                        "a clock that is behind",
                        Problem.CLOCK_SKEWED,
                        of(patient -> patient.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)))),
                fault(
                        "a clock that is ahead",
                        Problem.CLOCK_SKEWED,
                        of(patient -> patient.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)))),
                fault(
                        "another client authentication",
                        Problem.CLIENT_AUTHENTICATION_UNSUPPORTED,
                        document("\"client_secret_basic\",", "")),
                fault("no PKCE", Problem.PKCE_UNSUPPORTED, document("\"S256\"", "\"plain\"")),
                fault("no scope for addresses", Problem.SCOPE_UNSUPPORTED, document("\"profile\",\"email\",", "")),
                fault(
                        "only unsigned ID tokens",
                        Problem.ALGORITHM_UNSUPPORTED,
                        document(
                                "\"id_token_signing_alg_values_supported\":\\[[^]]*]",
                                "\"id_token_signing_alg_values_supported\":[\"none\"]")));
    }

    private static List<PlantedFault> stores() {
        return List.of(
                fault(
                        "a database that is down",
                        Problem.STORE_UNREACHABLE,
                        variable("JDBC_URL", "jdbc:h2:tcp://localhost:9/x")),
                fault("a Redis that is down", Problem.STORE_UNREACHABLE, patient -> {
                    patient.environment.remove("JDBC_URL");
                    patient.environment.put("REDIS_URL", "redis://localhost:9");
                    return List.of(patient.settingsFile());
                }),
                fault(
                        "a database without tables",
                        Problem.STORE_UNMIGRATED,
                        variable("JDBC_URL", "jdbc:h2:mem:" + UUID.randomUUID())),
                fault("a column that ignores case", Problem.STORE_UNUSABLE, patient -> {
                    patient.execute("alter table latchkey_users alter column email varchar_ignorecase(255)");
                    return List.of(patient.settingsFile());
                }),
                fault(
                        "nothing that sends mails",
                        Problem.MAIL_MISSING,
                        patient -> List.of(patient.settingsFile(), "--mail-to", "ops@example.com")),
                fault("a mail server that is down", Problem.MAIL_REFUSED, patient -> {
                    patient.settings.put("latchkey.providers", "demo,email");
                    patient.settings.put("latchkey.provider.email.from", "shop@example.com");
                    patient.environment.put("AUTH_EMAIL_SERVER", "smtp://localhost:9");
                    return List.of(patient.settingsFile(), "--mail-to", "ops@example.com");
                }));
    }

    private static List<PlantedFault> applications() {
        return List.of(
                new PlantedFault(
                        "an application that is down",
                        Problem.AUTH_UNREACHABLE,
                        ExitCode.UNREACHABLE,
                        patient -> List.of(CLOSED + "/auth")),
                fault("another path", Problem.AUTH_ABSENT, patient -> {
                    patient.running();
                    return List.of(patient.front.url() + "/api/auth");
                }),
                fault(
                        "another public address",
                        Problem.ADDRESS_DIFFERS,
                        patient -> List.of(patient.running(patient.builder().url("http://localhost:1")))),
                fault(
                        "a client that chooses the host",
                        Problem.FORWARDED_HOST_TRUSTED,
                        patient -> List.of(patient.behind(patient.builder().proxies(Proxies.trusted())))),
                fault("cookies that get lost", Problem.COOKIE_MISSING, passing(answer -> answer.without("Set-Cookie"))),
                fault(
                        "cookies that scripts read",
                        Problem.COOKIE_READABLE,
                        passing(answer -> answer.replacing("Set-Cookie", "(?i); HttpOnly", ""))),
                fault(
                        "cookies that other sites send",
                        Problem.COOKIE_CROSS_SITE,
                        passing(answer -> answer.replacing("Set-Cookie", "(?i); SameSite=\\w+", ""))),
                fault(
                        "cookies for other hosts",
                        Problem.COOKIE_SHARED_DOMAIN,
                        passing(answer -> answer.replacing("Set-Cookie", "$", "; Domain=localhost"))),
                fault(
                        "answers that caches keep",
                        Problem.ANSWER_CACHEABLE,
                        passing(answer -> answer.without("Cache-Control"))),
                fault("a cache that answers", Problem.TOKEN_SHARED, patient -> {
                    patient.front.caching("/auth/csrf");
                    return List.of(patient.running());
                }),
                fault(
                        "a page without its policy",
                        Problem.PAGE_HEADERS_MISSING,
                        passing(answer -> answer.without("Content-Security-Policy"))),
                fault("a sign-in that does not begin", Problem.SIGN_IN_FAILS, patient -> {
                    patient.provider.misbehave(Misbehaviour.DISCOVERY_500);
                    return List.of(patient.running());
                }),
                fault("a callback address that is not registered", Problem.CALLBACK_REFUSED, patient -> {
                    patient.provider.client("app", "client-secret-of-app", "https://other.example.com/callback");
                    return List.of(patient.running());
                }));
    }

    private static List<PlantedFault> versions() {
        return List.of(fault("modules of two versions", Problem.VERSIONS_DIFFER, patient -> {
            patient.classes = new URLClassLoader(
                    new URL[] {module(patient.folder, "0.1.0"), module(patient.folder, "0.2.0")}, patient.classes);
            return List.of(patient.settingsFile());
        }));
    }

    /** Makes what is left of the core's jar if only its manifest is looked at. */
    private static URL module(Path folder, String version) throws IOException {
        Path root = Files.createDirectories(folder.resolve(version).resolve("META-INF"));
        Files.writeString(
                root.resolve("MANIFEST.MF"),
                "Manifest-Version: 1.0\nImplementation-Title: Latchkey: core\nImplementation-Version: " + version
                        + "\n");
        return requireNonNull(root.getParent()).toUri().toURL();
    }

    static PlantedFault fault(String words, Problem expected, Planting planting) {
        return new PlantedFault(words, expected, ExitCode.FINDINGS, planting);
    }

    /** Changes something, and then examines the file of settings. */
    private static Planting of(Consumer<Patient> change) {
        return patient -> {
            change.accept(patient);
            return List.of(patient.settingsFile());
        };
    }

    private static Planting setting(String name, String value) {
        return of(patient -> patient.settings.put(name, value));
    }

    private static Planting variable(String name, String value) {
        return of(patient -> patient.environment.put(name, value));
    }

    private static Planting misbehaviour(Misbehaviour misbehaviour) {
        return of(patient -> patient.provider.misbehave(misbehaviour));
    }

    private static Planting document(String regex, String by) {
        return of(patient -> patient.tamperedProvider().changing(answer -> answer.withBody(regex, by)));
    }

    private static Planting passing(UnaryOperator<TamperingProxy.Passing> change) {
        return patient -> {
            patient.front.changing(change);
            return List.of(patient.running());
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
