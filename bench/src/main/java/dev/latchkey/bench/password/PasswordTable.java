package dev.latchkey.bench.password;

import dev.latchkey.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Signs in with a password, and checks one with other software, at the same time as others; and prints tables. How many
 * come at the same time may be given as arguments. All take turns, so that whatever else the machine does falls on all
 * of them.
 */
public final class PasswordTable {

    private static final int[] CROWDS = {1, 8, 64};
    private static final int WARM_UP = 300;
    private static final int TURNS = 11;
    private static final int CHECKS_A_TURN = 16;
    private static final int SPARE_MEBIBYTES = 50;

    private PasswordTable() {}

    public static void main(String... sizes) throws Exception {
        int[] crowds = sizes.length == 0
                ? CROWDS
                : Arrays.stream(sizes).mapToInt(Integer::parseInt).toArray();
        try (SignInApplication application = new SignInApplication(Store.inMemory())) {
            List<Contender> contenders = contenders(application);
            try (Crowd one = new Crowd(1)) {
                for (Contender contender : contenders) {
                    one.turn(contender, WARM_UP);
                }
            }
            System.out.println(
                    "| at once | | hashes a second | ms of processor a hash | × fastest | peak MiB | refused |");
            System.out.println("| ---: | --- |" + " ---: |".repeat(5));
            for (int people : crowds) {
                rows(contenders, people, TURNS, CHECKS_A_TURN).forEach(System.out::println);
            }
        }
        System.out.printf(
                "%nAllowed for sign-ins: %d MiB, which are %d places and %d MiB%n",
                places() * Argon2Peers.KIBIBYTES / 1024 + SPARE_MEBIBYTES, places(), SPARE_MEBIBYTES);
        print(SignInStatements.count());
    }

    static List<Contender> contenders(SignInApplication application) {
        return List.of(
                application.contender(),
                Argon2Peers.bouncyCastle(SignInApplication.PASSWORD),
                Argon2Peers.springSecurity(SignInApplication.PASSWORD));
    }

    /** Measures so many people at once, and returns a row for each contender. */
    static List<String> rows(List<Contender> contenders, int people, int turns, int checksATurn)
            throws InterruptedException, ExecutionException {
        List<Taken> all = contenders.stream().map(Taken::new).toList();
        int times = Math.max(1, checksATurn / people);
        try (Crowd crowd = new Crowd(people)) {
            for (Taken each : all) {
                each.measurePeak(crowd, times);
            }
            for (int turn = 0; turn < turns; turn++) {
                for (int i = 0; i < all.size(); i++) {
                    all.get((turn + i) % all.size()).turn(crowd, times);
                }
            }
        }
        double fastest = all.stream().mapToDouble(Taken::processorMillis).min().orElseThrow();
        return all.stream().map(each -> each.row(people, fastest)).toList();
    }

    private static void print(SignInStatements statements) {
        System.out.printf(
                "%nStatements of a sign-in: %d, and %d of its session%n",
                statements.password().size(), statements.session().size());
        statements.password().forEach(each -> System.out.println("    " + each));
        System.out.println("  of its session");
        statements.session().forEach(each -> System.out.println("    " + each));
    }

    /** As many hashes at once as the passwords of Latchkey allow themselves. */
    private static long places() {
        Runtime machine = Runtime.getRuntime();
        return Math.max(
                1, Math.min(machine.availableProcessors(), machine.maxMemory() / 4 / 1024 / Argon2Peers.KIBIBYTES));
    }
}
