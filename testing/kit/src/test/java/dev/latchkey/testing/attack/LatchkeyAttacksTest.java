package dev.latchkey.testing.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.testing.OpenIdProvider;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite finds each hole of {@code holes.csv}, by the attack that is meant for it, and none where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LatchkeyAttacksTest {

    private final OpenIdProvider people = OpenIdProvider.start();

    @AfterAll
    void stop() {
        people.close();
    }

    @TestFactory
    Stream<DynamicTest> an_application_without_holes_withstands() throws IOException {
        HoleyApplication application = new HoleyApplication(people, HoleyApplication.NO_HOLE);
        return application.attacks().tests().onClose(application::close);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "holes.csv", numLinesToSkip = 1)
    void a_hole_is_found_by_the_attack_that_is_meant_for_it(String hole, String finding) throws IOException {
        try (HoleyApplication application = new HoleyApplication(people, hole)) {
            assertThat(application.attacks().findings()).extracting(Finding::id).containsOnly(finding);
        }
    }

    @Test
    void each_attack_is_proven_by_a_hole() throws IOException {
        Set<String> proven = new TreeSet<>();
        try (InputStream holes = Objects.requireNonNull(getClass().getResourceAsStream("holes.csv"))) {
            new String(holes.readAllBytes(), UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> proven.add(line.substring(line.indexOf(',') + 1)));
        }
        try (HoleyApplication application = new HoleyApplication(people, HoleyApplication.NO_HOLE)) {
            assertThat(application.attacks().tests().map(test -> id(test.getDisplayName())))
                    .containsOnlyOnceElementsOf(List.of("cors", "csrf"))
                    .allSatisfy(id -> assertThat(proven).contains(id));
        }
    }

    private static String id(String name) {
        return name.substring(0, name.indexOf(':'));
    }

    @Test
    void the_audit_of_the_application_says_what_to_attack() throws IOException {
        try (HoleyApplication application = new HoleyApplication(people, "form-of-any-site")) {
            LatchkeyAttacks audited = LatchkeyAttacks.against(application.url())
                    .signedInAs(HoleyApplication.cookie())
                    .guarding(application.audit());

            assertThat(audited.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.title())
                            .isEqualTo("No form of another site changes something at POST /profile"));
            assertThat(audited.tests().map(test -> test.getDisplayName()))
                    .contains("unguarded: /dashboard is not served to anybody else")
                    .noneMatch(name -> name.contains("{page}") || name.contains("/auth/"));
        }
    }

    @Test
    void a_cookie_that_signs_nobody_in_is_said_first() throws IOException {
        try (HoleyApplication application = new HoleyApplication(people, HoleyApplication.NO_HOLE)) {
            List<Finding> findings = application
                    .attacks()
                    .signedInAs("authjs.session-token=stale")
                    .findings();

            assertThat(findings.get(0).id()).isEqualTo("not-served");
            assertThat(findings.get(0).toString()).contains("Check the cookie that signedInAs");
        }
    }

    @Test
    void a_failure_says_what_got_in_and_what_to_do_without_a_cookie() throws IOException {
        try (HoleyApplication application = new HoleyApplication(people, "cookie-on-the-page")) {
            String cookie = HoleyApplication.cookie();
            DynamicTest failing = application
                    .attacks()
                    .signedInAs(cookie)
                    .tests()
                    .filter(test -> test.getDisplayName().startsWith("token-in-page"))
                    .findFirst()
                    .orElseThrow();

            assertThatThrownBy(() -> failing.getExecutable().execute())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("GET /dashboard: the body has it")
                    .hasMessageContaining("What to do: Put no cookie into a page")
                    .message()
                    .doesNotContain(cookie.substring(cookie.indexOf('=') + 1));
        }
    }

    @Test
    void an_accepted_finding_is_not_looked_for() throws IOException {
        try (HoleyApplication application = new HoleyApplication(people, "shared-cache")) {
            assertThat(application.attacks().accepting("cache-headers").findings())
                    .isEmpty();
            assertThatThrownBy(() -> application.attacks().accepting("cache-header"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://192.0.2.1:8080", "http://example.com", "https://localhost", "localhost:8080", "file:/"})
    void an_address_of_another_machine_is_refused(String url) {
        assertThatThrownBy(() -> LatchkeyAttacks.against(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void without_a_user_or_a_page_nothing_can_be_proven() {
        LatchkeyAttacks attacks = LatchkeyAttacks.against("http://localhost:1");

        assertThatThrownBy(attacks::tests).hasMessageContaining("call signedInAs(");
        assertThatThrownBy(() -> attacks.signedInAs("a=b").tests()).hasMessageContaining("call guarding(");
    }
}
