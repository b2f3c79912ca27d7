package dev.latchkey.modules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code that a page or a module's README shows is code of tests, so the compiler has seen it. */
class ShownCodeTest {

    private static final Pattern CODE = Pattern.compile("```(?:java|sql)\n(.*?)```", Pattern.DOTALL);

    private static final Pattern NAMED = Pattern.compile("<!-- (?:from )?(\\S+\\.java)(?:#\\S+)? -->");

    /** What compiles the code of the pages in {@code docs}, and runs some of it. */
    private static final List<String> PAGES = List.of(
            "testing/modules/src/test/java/dev/latchkey/modules/pages/FeaturePages.java",
            "testing/modules/src/test/java/dev/latchkey/modules/pages/StorePages.java",
            "testing/modules/src/test/java/dev/latchkey/modules/pages/UserPages.java",
            "stores/jdbc/src/test/java/dev/latchkey/store/jdbc/FlywayTest.java",
            "testing/journeys/src/test/java/dev/latchkey/journeys/FirstAccounts.java",
            "testing/kit/src/test/java/dev/latchkey/testing/junit/ShopTest.java",
            "testing/spring/src/test/java/dev/latchkey/testing/spring/MockMvcTest.java",
            "web/spring-boot/src/test/java/dev/latchkey/spring/boot/mvc/MvcRelayTest.java",
            "web/spring-boot/src/test/java/dev/latchkey/spring/boot/webflux/WebFluxRelayTest.java");

    record Shown(String readme, List<String> sources) {

        Shown(String readme, String... sources) {
            this(readme, List.of(sources));
        }
    }

    static Stream<Shown> readmes() {
        return Stream.of(
                new Shown(
                        "data/jdbc-guard",
                        "data/jdbc-guard/src/test/java/dev/latchkey/jdbcguard/Orders.java",
                        "data/jdbc-guard/src/test/resources/orders.sql"),
                new Shown("testing/contract", "web/servlet/src/test/java/dev/latchkey/servlet/JettyContractTest.java"),
                new Shown("web/helidon", "web/helidon/src/test/java/dev/latchkey/helidon/Examples.java"),
                new Shown("web/javalin", "web/javalin/src/test/java/dev/latchkey/javalin/Examples.java"),
                new Shown("web/jdk-http", "web/jdk-http/src/test/java/dev/latchkey/jdkhttp/Examples.java"),
                new Shown("web/micronaut", "web/micronaut/src/test/java/dev/latchkey/micronaut/Orders.java"),
                new Shown("web/quarkus", "web/quarkus/src/test/java/dev/latchkey/quarkus/Orders.java"),
                new Shown("web/servlet", "web/servlet/src/test/java/dev/latchkey/servlet/Examples.java"),
                new Shown(
                        "web/spring-boot-starter",
                        "web/spring-boot/src/test/java/dev/latchkey/spring/boot/security/Examples.java",
                        "testing/journeys/src/main/java/dev/latchkey/journeys/SpringClub.java"),
                new Shown("web/vertx", "web/vertx/src/test/java/dev/latchkey/vertx/Examples.java"));
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void what_a_readme_shows_is_compiled(Shown shown) throws IOException {
        List<String> shownCode = codeOf(Pom.ROOT.resolve(shown.readme()).resolve("README.md"));

        assertThat(shownCode).isNotEmpty();
        requireCompiled(shownCode, shown.sources());
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Pom.ROOT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file ->
                            !file.endsWith("observability.md")) // a bean for Quarkus, in no class path of a test
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_a_page_shows_is_compiled(Path page) throws IOException {
        requireCompiled(codeOf(page), Stream.concat(PAGES.stream(), named(page)).toList());
    }

    /** The sources that a page names in comments before its code. */
    private static Stream<String> named(Path page) throws IOException {
        return NAMED.matcher(Files.readString(page)).results().map(source -> requireNonNull(source.group(1)));
    }

    private static void requireCompiled(List<String> shown, List<String> sources) throws IOException {
        StringBuilder compiled = new StringBuilder();
        for (String source : sources) {
            compiled.append(plain(Files.readString(Pom.ROOT.resolve(source))));
        }
        assertThat(shown).filteredOn(code -> compiled.indexOf(code) < 0).isEmpty();
    }

    private static List<String> codeOf(Path readme) throws IOException {
        return CODE.matcher(Files.readString(readme))
                .results()
                .map(ShownCodeTest::code)
                .toList();
    }

    private static String code(MatchResult block) {
        return plain(requireNonNull(block.group(1)));
    }

    /** Without blanks, comments and imports, and with classes as they are outside another class. */
    private static String plain(String text) {
        return text.replace("static class", "class")
                .replaceAll("(?m)(?<![:\"])//.*$", "")
                .replaceAll("(?m)^import .*;$", "")
                .replaceAll("\\s", "");
    }
}
