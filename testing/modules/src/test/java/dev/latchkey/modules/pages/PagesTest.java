package dev.latchkey.modules.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show can be built, with nothing but the variables that they name. */
class PagesTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AUTH_SECRET", "a secret of the shop, which no test needs to know",
            "AUTH_GITHUB_ID", "shop",
            "AUTH_GITHUB_SECRET", "a secret of GitHub",
            "AUTH_GOOGLE_ID", "shop",
            "AUTH_GOOGLE_SECRET", "a secret of Google",
            "AUTH_EMAIL_SERVER", "smtp://localhost:25",
            "AUTH_EMAIL_FROM", "shop@example.com");

    static Stream<AuthBuilder> shown() {
        DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        return Stream.of(
                FeaturePages.accountPage(database),
                FeaturePages.passkeys(database),
                FeaturePages.passwords(database),
                FeaturePages.secondFactor(database),
                FeaturePages.securityNotices(database));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void what_a_page_shows_starts(AuthBuilder builder) {
        try (Auth auth = builder.environment(ENVIRONMENT).build()) {
            assertThat(auth.basePath()).isEqualTo("/auth");
        }
    }
}
