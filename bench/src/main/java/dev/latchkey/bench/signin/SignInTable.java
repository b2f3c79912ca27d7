package dev.latchkey.bench.signin;

import dev.latchkey.examples.RunningExample;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one complete sign-in at an OpenID provider costs the application, beside Spring Security's OAuth 2 login. All
 * applications run on Spring Boot and Tomcat, the provider runs in another process, and the applications take turns.
 * How many people sign in for warming up, and in each turn, may be given as arguments.
 */
public final class SignInTable {

    private static final List<String> ALGORITHMS = List.of("ES256", "RS256");

    /** A JVM compiles a method for good after about 5,000 calls, and a sign-in calls most methods once. */
    private static final int WARM_UP = 15_000;

    private static final int A_TURN = 400;
    private static final int TURNS = 11;

    private SignInTable() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        int warmUp = arguments.length > 0 ? Integer.parseInt(arguments[0]) : WARM_UP;
        int aTurn = arguments.length > 1 ? Integer.parseInt(arguments[1]) : A_TURN;
        System.out.println("| ID token | | ms of processor a sign-in | × Spring Security |");
        System.out.println("| --- | --- | ---: | ---: |");
        for (String algorithm : ALGORITHMS) {
            measure(algorithm, warmUp, aTurn);
        }
    }

    private static void measure(String algorithm, int warmUp, int aTurn) throws IOException, InterruptedException {
        try (ProviderProcess provider = ProviderProcess.start(algorithm);
                Contender latchkey = latchkey(provider);
                Contender spring = spring(provider, algorithm, "openid", "Spring Security");
                Contender asking = spring(
                        provider, algorithm, "openid,profile,email", "Spring Security, with the user information")) {
            List<Contender> all = List.of(latchkey, spring, asking);
            for (Contender each : all) {
                each.warmUp(warmUp);
            }
            for (int turn = 0; turn < TURNS; turn++) {
                for (int i = 0; i < all.size(); i++) {
                    all.get((turn + i) % all.size()).turn(aTurn);
                }
            }
            for (Contender each : all) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.3f | %.2f |%n",
                        algorithm,
                        each.name(),
                        each.millis(),
                        each.millis() / spring.millis());
            }
        }
    }

    private static Contender latchkey(ProviderProcess provider) throws IOException, InterruptedException {
        Map<String, String> environment = environment(provider);
        environment.put("AUTH_SECRET", "kq3Zr0v9Tn7xJ5sW1yB8mD4hF6gL2pQcVuXaEiOj");
        RunningExample application = RunningExample.start("spring", environment);
        return new Contender("Latchkey", application, SignIn.atLatchkey(application.origin()));
    }

    private static Contender spring(ProviderProcess provider, String algorithm, String scopes, String name)
            throws IOException, InterruptedException {
        Map<String, String> environment = environment(provider);
        environment.put("ALGORITHM", algorithm);
        environment.put("SCOPES", scopes);
        return new Contender(
                name, RunningExample.start("../bench/oauth-login", environment), SignIn.atSpringSecurity());
    }

    private static Map<String, String> environment(ProviderProcess provider) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("AUTH_DEMO_ISSUER", provider.issuer());
        environment.put("AUTH_DEMO_ID", ProviderProcess.CLIENT);
        environment.put("AUTH_DEMO_SECRET", ProviderProcess.SECRET);
        return environment;
    }
}
