package dev.latchkey.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.latchkey.Auth;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.store.Store;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DoctorTest {

    private static OpenIdProvider provider;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        provider = OpenIdProvider.start();
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    static Stream<PlantedFault> faults() {
        return PlantedFault.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void each_planted_fault_is_found_and_says_what_to_do(PlantedFault fault) throws Exception {
        try (Patient patient = new Patient(provider, folder)) {
            Shell.Result result = patient.examine(fault.planting().in(patient).toArray(String[]::new));

            assertThat(ids(result)).as(result.all()).contains(fault.expected().id());
            assertThat(result.code()).isEqualTo(fault.code());
            assertThat(result.all()).doesNotContain(Patient.STRONG, "client-secret-of-app");
        }
    }

    @Test
    void healthy_settings_have_no_finding() {
        try (Patient patient = new Patient(provider, folder)) {
            Shell.Result result = patient.examine(patient.settingsFile());

            assertThat(problems(result)).isEmpty();
            assertThat(result.code()).isEqualTo(ExitCode.OK);
            assertThat(result.out())
                    .contains("https://app.example.com/auth/callback/demo")
                    .doesNotContain(Patient.STRONG);
        }
    }

    @Test
    void a_healthy_application_has_no_finding() {
        try (Patient patient = new Patient(provider, folder)) {
            Shell.Result result = patient.examine(patient.running());

            assertThat(problems(result)).isEmpty();
            assertThat(result.code()).isEqualTo(ExitCode.OK);
        }
    }

    @Test
    void a_healthy_application_that_speaks_tls_has_no_finding() {
        try (Patient patient = new Patient(provider, folder)) {
            Shell.Result result = patient.examine(patient.at(PublicHost::of));

            assertThat(problems(result)).as(result.all()).isEmpty();
            assertThat(result.code()).isEqualTo(ExitCode.OK);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a certificate that has expired, its certificate has expired",
        "a certificate of the future, its certificate is not valid yet",
        "a certificate for another host, its certificate is for another host",
        "a certificate of an unknown authority, this machine does not know who issued its certificate",
        "an https address without encryption, it answers without encryption",
        "a provider of an unknown authority, this machine does not know who issued its certificate"
    })
    void the_doctor_says_why_no_encrypted_connection_comes_about(String words, String reason) throws Exception {
        PlantedFault fault = PlantedTlsFaults.all().stream()
                .filter(each -> each.words().equals(words))
                .findFirst()
                .orElseThrow();
        try (Patient patient = new Patient(provider, folder)) {
            Shell.Result result = patient.examine(fault.planting().in(patient).toArray(String[]::new));

            assertThat(result.out()).contains(": " + reason);
        }
    }

    @Test
    void sign_ins_with_pushed_or_signed_or_fetched_requests_reach_the_provider() throws Exception {
        JWK key = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
        OAuthSecurity keys = OAuthSecurity.standard().privateKeyJwt(ClientKeys.jwk(key.toJSONString()));
        for (OAuthSecurity security :
                List.of(keys.pushedRequests(), keys.signedRequests(), keys.signedRequestsByReference())) {
            try (Patient patient = new Patient(provider, folder)) {
                patient.provider.client(RegisteredClient.withKeys(
                                "app", new JWKSet(key).toPublicJWKSet().toString())
                        .anyLoopbackRedirect());
                Shell.Result result = patient.examine(patient.running(Auth.builder()
                        .url(patient.front.url())
                        .provider(OAuthProvider.oidc("demo", "Demo")
                                .issuer(provider.issuer())
                                .clientId("app")
                                .security(security))
                        .store(Store.inMemory())
                        .secret(Patient.STRONG)
                        .environment(Map.of())));

                assertThat(problems(result)).isEmpty();
            }
        }
    }

    @Test
    void settings_of_spring_in_yaml_name_the_store_too() throws SQLException {
        try (Patient patient = new Patient(provider, folder)) {
            patient.environment.remove("JDBC_URL");
            Path file = patient.file("application.yml", """
                    spring:
                      datasource:
                        url: ${DATABASE:jdbc:h2:mem:nothing-is-here}
                    latchkey:
                      url: https://app.example.com
                      providers: [demo]
                      provider.demo:
                        issuer: %s
                        client-id: app
                    """.formatted(patient.provider.issuer()));

            Shell.Result absent = patient.examine(file.toString());
            assertThat(problems(absent)).isEmpty();
            assertThat(ids(absent)).contains("store-absent");

            patient.environment.put("DATABASE", patient.database.getURL());
            Shell.Result present = patient.examine(file.toString());
            assertThat(ids(present)).noneMatch(id -> id.startsWith("store-"));

            patient.execute("drop table latchkey_users cascade");
            assertThat(ids(patient.examine(file.toString()))).contains("store-unmigrated");

            patient.environment.put("DATABASE", "jdbc:nobodys://db.example.com/shop");
            Shell.Result unknown = patient.examine(file.toString());
            assertThat(problems(unknown)).isEmpty();
            assertThat(ids(unknown)).contains("store-absent");
        }
    }

    @Test
    void every_problem_is_planted() {
        Set<Problem> planted = EnumSet.noneOf(Problem.class);
        PlantedFault.all().forEach(fault -> planted.add(fault.expected()));

        assertThat(Problem.values())
                .filteredOn(problem -> problem.severity() != Problem.Severity.NOTE)
                .hasSizeGreaterThan(30)
                .allMatch(planted::contains);
    }

    @Test
    void every_problem_says_what_to_do_in_one_sentence() {
        assertThat(Problem.values())
                .allSatisfy(problem ->
                        assertThat(problem.todo()).matches("[A-Z].*\\.").doesNotContain(". "));
    }

    /** Where the page does not list a problem, copy the list that this test expects. */
    @Test
    void the_page_lists_every_problem() throws IOException {
        List<String> expected = Stream.of(Problem.values())
                .map(problem -> "| `" + problem.id() + "` | "
                        + problem.severity().name().toLowerCase(Locale.ROOT) + " | " + problem.todo() + " |")
                .toList();

        assertThat(Files.readAllLines(Path.of("..", "docs", "command-line.md")))
                .filteredOn(line -> line.matches("\\| `[a-z-]+` \\| (error|warning|note) \\| .*"))
                .as("\n" + String.join("\n", expected))
                .isEqualTo(expected);
    }

    private static List<Claims> findings(Shell.Result result) {
        List<Claims> findings = new ArrayList<>();
        if (result.json().get("findings") instanceof List<?> list) {
            for (Object each : list) {
                findings.add(Claims.of(Map.of("finding", requireNonNull(each))).object("finding"));
            }
        }
        return findings;
    }

    private static List<Claims> problems(Shell.Result result) {
        return findings(result).stream()
                .filter(finding -> !finding.text("severity").orElse("").equals("note"))
                .toList();
    }

    private static List<String> ids(Shell.Result result) {
        return findings(result).stream()
                .map(finding -> finding.text("id").orElse(""))
                .toList();
    }
}
