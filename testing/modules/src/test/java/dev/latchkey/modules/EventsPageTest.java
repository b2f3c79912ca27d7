package dev.latchkey.modules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.event.AuthEvent.FeatureEvent;
import dev.latchkey.passkeys.PasskeyEvent;
import dev.latchkey.passwords.PasswordEvent;
import dev.latchkey.secondfactor.SecondFactorEvent;
import dev.latchkey.securitynotices.SecurityNotices.ReportedNotMe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/site/reference/events.md} has every event of the core and of the features. */
class EventsPageTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| `([A-Za-z.]+)` \\|", Pattern.MULTILINE);
    private static final Pattern EVENT = Pattern.compile("record (\\w+)\\([^)]*\\)\\s+implements [\\w., ]*Event\\b");

    @Test
    void every_kind_of_event_is_on_the_page() throws IOException {
        Stream<String> core = Stream.of(requireNonNull(AuthEvent.class.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .map(type -> dashed(type.getSimpleName()));

        assertThat(column(1))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(core, ofFeatures().map(AuthEvent::kind)).toList());
    }

    @Test
    void every_type_of_event_is_on_the_page() throws IOException {
        assertThat(column(2).map(EventsPageTest::simpleName).distinct())
                .containsExactlyInAnyOrderElementsOf(declared());
    }

    private static Stream<FeatureEvent> ofFeatures() {
        Stream<FeatureEvent> passwords =
                Stream.of(PasswordEvent.How.values()).map(how -> new PasswordEvent.Changed("ada", how));
        Stream<FeatureEvent> secondFactor =
                Stream.of(SecondFactorEvent.What.values()).map(what -> new SecondFactorEvent("ada", what));
        Stream<FeatureEvent> others = Stream.of(
                new PasswordEvent.BreachCheckFailed("ada"),
                new PasskeyEvent.Added("ada", "key"),
                new PasskeyEvent.Removed("ada", "key"),
                new PasskeyEvent.CloneSuspected("ada", "key"),
                new ReportedNotMe("ada"));
        return Stream.of(passwords, secondFactor, others).flatMap(events -> events);
    }

    /** Returns the simple names of the records that are events, in the sources of the core and of the features. */
    private static Set<String> declared() throws IOException {
        Set<String> types = new TreeSet<>();
        for (Path folder : Pom.published().map(Pom::folder).toList()) {
            Path sources = folder.resolve("src/main/java");
            if (Files.exists(sources)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        EVENT.matcher(Files.readString(file))
                                .results()
                                .forEach(event -> types.add(String.valueOf(event.group(1))));
                    }
                }
            }
        }
        return types;
    }

    private static Stream<String> column(int number) throws IOException {
        return ROW.matcher(Files.readString(Pom.ROOT.resolve("docs/site/reference/events.md")))
                .results()
                .map(row -> String.valueOf(row.group(number)));
    }

    private static String simpleName(String type) {
        return type.substring(type.indexOf('.') + 1);
    }

    private static String dashed(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
