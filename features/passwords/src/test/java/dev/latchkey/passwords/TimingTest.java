package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether the time of an answer tells a name that there is from one that there is not. Hashes cost next to nothing. */
class TimingTest {

    private static final int TIMES = 2_000;

    /** Of one answer. */
    private record Sample(boolean known, long nanos) {}

    @Test
    @Tag("B33")
    void known_and_unknown_names_take_the_same_time() {
        try (Application application =
                Application.with(passwords -> passwords.limits(Application.OFTEN, Application.OFTEN))) {
            Program.signedUp(application, ADA);
            SignInClient client = new SignInClient(application);
            for (int i = 0; i < TIMES / 2; i++) {
                client.nanos(i % 2 == 0 ? ADA : "eve@example.org", OTHER_PASSWORD);
            }
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                boolean first = i % 3 == 0;
                samples.add(new Sample(first, client.nanos(first ? ADA : "eve@example.org", OTHER_PASSWORD)));
                samples.add(new Sample(!first, client.nanos(first ? "eve@example.org" : ADA, OTHER_PASSWORD)));
            }

            // 0.5: neither is faster. With 2,000 of each, 0.5 ± 0.037 is four standard deviations.
            assertThat(chanceThatKnownIsSlower(samples)).isBetween(0.46, 0.54);
        }
    }

    /** The statistic of Mann and Whitney, from 0 to 1. */
    private static double chanceThatKnownIsSlower(List<Sample> samples) {
        List<Sample> sorted = new ArrayList<>(samples);
        sorted.sort(Comparator.comparingLong(Sample::nanos));
        double ranks = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).known()) {
                ranks += i + 1;
            }
        }
        double known = samples.stream().filter(Sample::known).count();
        double unknown = samples.size() - known;
        return (ranks - known * (known + 1) / 2) / (known * unknown);
    }
}
