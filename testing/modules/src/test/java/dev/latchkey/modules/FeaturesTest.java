package dev.latchkey.modules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.latchkey.Auth;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.feature.Installable;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.securitynotices.SecurityNotices;
import dev.latchkey.text.TextBundle;
import dev.latchkey.text.TextKey;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each module with a feature. */
class FeaturesTest {

    /** Packages of modules that features share. */
    private static final Set<String> SHARED = Set.of("dev.latchkey.browsernames", "dev.latchkey.featuremails");

    /** Packages of features that have no texts. */
    private static final Set<String> WITHOUT_TEXTS = Set.of("dev.latchkey.auditlog", "dev.latchkey.telemetry");

    /** A feature and the page in {@code docs} that describes it. */
    record Described(Installable feature, String page) {

        @Override
        public String toString() {
            return page;
        }
    }

    static Stream<Described> features() {
        return Stream.of(
                new Described(AccountPage.standard(), "account-page.md"),
                new Described(Passkeys.standard(), "passkeys.md"),
                new Described(Passwords.standard(), "passwords.md"),
                new Described(SecondFactor.standard(), "second-factor.md"),
                new Described(SecurityNotices.standard(), "security-notices.md"));
    }

    static Stream<String> packages() {
        return Stream.of(
                        features().map(each -> each.feature().getClass().getPackageName()),
                        SHARED.stream(),
                        WITHOUT_TEXTS.stream())
                .flatMap(names -> names);
    }

    /** Where an application runs on the module path, the core must let the module in. */
    @ParameterizedTest
    @MethodSource("packages")
    void every_package_of_the_core_that_a_module_uses_is_exported_to_it(String own) throws URISyntaxException {
        Set<String> used = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages(own).stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith("dev.latchkey") && !name.equals(own))
                        .filter(name -> !SHARED.contains(name))
                        .collect(toSet());

        assertThat(used).isNotEmpty().isSubsetOf(exportedTo(own));
    }

    /** Where the page does not list a text, copy the list that this test expects. */
    @ParameterizedTest
    @MethodSource("features")
    void the_page_of_a_feature_lists_every_text_with_its_arguments(Described each) throws IOException {
        TextBundle bundle = each.feature().texts().orElseThrow();
        Properties english = new Properties();
        english.load(new InputStreamReader(requireNonNull(bundle.resources().open("messages.properties")), UTF_8));
        List<String> expected = bundle.keys().stream()
                .map(key -> "| `" + key.key() + "` | "
                        + String.valueOf(english.getProperty(key.key())).replace("|", "\\|") + " | " + arguments(key)
                        + " |")
                .toList();
        List<String> settings = each.feature().settings().stream()
                .map(setting -> "| `" + setting.name() + "` |")
                .toList();

        assertThat(Files.readAllLines(Path.of("..", "..", "docs", each.page())))
                .filteredOn(line -> line.startsWith("| `" + bundle.prefix())
                        && settings.stream().noneMatch(line::startsWith))
                .as("\n" + String.join("\n", expected))
                .isEqualTo(expected);
    }

    private static String arguments(TextKey key) {
        return IntStream.range(0, key.arguments().size())
                .mapToObj(i -> "`{" + i + "}` " + key.arguments().get(i).name())
                .collect(joining(", "));
    }

    private static Set<String> exportedTo(String module) throws URISyntaxException {
        CodeSource core = requireNonNull(Auth.class.getProtectionDomain().getCodeSource(), "code source");
        Path classes = Path.of(requireNonNull(core.getLocation(), "location").toURI());
        return ModuleFinder.of(classes).find("dev.latchkey").orElseThrow().descriptor().exports().stream()
                .filter(each -> !each.isQualified() || each.targets().contains(module))
                .map(ModuleDescriptor.Exports::source)
                .collect(toSet());
    }
}
