package dev.latchkey.cli;

import static dev.latchkey.cli.PlantedFault.fault;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** Faults of applications and providers that speak TLS. A real server has them, with certificates of the test. */
final class PlantedTlsFaults {

    private PlantedTlsFaults() {}

    static List<PlantedFault> all() {
        return List.of(
                untrusted("a certificate that has expired", certificate(PublicHost.NAME, Duration.ofDays(-30))),
                untrusted("a certificate of the future", certificate(PublicHost.NAME, Duration.ofDays(30))),
                untrusted("a certificate for another host", certificate("other.example.com", Duration.ZERO)),
                untrusted("a certificate of an unknown authority", PublicHost::ofStranger),
                unreachable("an https address without encryption", Problem.ENCRYPTION_MISSING, patient -> {
                    UnencryptedServer server = UnencryptedServer.start();
                    patient.opened.add(server);
                    return List.of("https://localhost:" + server.port() + "/auth");
                }),
                fault("a provider of an unknown authority", Problem.DISCOVERY_UNREACHABLE, patient -> {
                    patient.at(PublicHost::ofStranger);
                    patient.settings.put("latchkey.provider.demo.discovery", PublicHost.URL + "/openid-configuration");
                    return List.of(patient.settingsFile());
                }),
                fault(
                        "http that stays http",
                        Problem.HTTPS_NOT_ENFORCED,
                        at(application -> PublicHost.of(application).answeringWithoutEncryption())),
                fault(
                        "browsers may come back without encryption",
                        Problem.HSTS_MISSING,
                        changing(answer -> answer.without("Strict-Transport-Security"))),
                fault(
                        "browsers keep to https for a day",
                        Problem.HSTS_MISSING,
                        changing(answer -> answer.with("Strict-Transport-Security", "max-age=86400"))),
                fault(
                        "cookies that travel without encryption",
                        Problem.COOKIE_NOT_SECURE,
                        changing(answer -> answer.replacing("Set-Cookie", "(?i); Secure", ""))),
                fault(
                        "cookies with another name",
                        Problem.COOKIE_PREFIX_MISSING,
                        changing(answer -> answer.replacing("Set-Cookie", "__Host-", ""))),
                fault(
                        "an application that does not know its address",
                        Problem.ADDRESS_UNCONFIGURED,
                        patient -> List.of(patient.at(
                                application -> PublicHost.of(application).answeringWithoutEncryption(),
                                "http://" + PublicHost.NAME,
                                patient.builder()))));
    }

    private static PlantedFault untrusted(String words, Function<String, PublicHost> server) {
        return unreachable(words, Problem.CERTIFICATE_UNTRUSTED, at(server));
    }

    private static PlantedFault unreachable(String words, Problem expected, PlantedFault.Planting planting) {
        return new PlantedFault(words, expected, ExitCode.UNREACHABLE, planting);
    }

    private static Function<String, PublicHost> certificate(String host, Duration offset) {
        SSLContext server =
                PublicHost.AUTHORITY.server(host, Clock.systemUTC().instant().plus(offset));
        return application -> PublicHost.with(server, application);
    }

    private static PlantedFault.Planting at(Function<String, PublicHost> server) {
        return patient -> List.of(patient.at(server));
    }

    private static PlantedFault.Planting changing(UnaryOperator<TamperingProxy.Passing> change) {
        return at(application -> PublicHost.of(application).changing(change));
    }
}
