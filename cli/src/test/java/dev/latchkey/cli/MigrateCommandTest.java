package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class MigrateCommandTest {

    private final Shell shell = new Shell().with("JDBC_URL", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

    @Test
    void a_dry_run_says_what_would_be_applied_and_applies_nothing() {
        Shell.Result first = shell.call("migrate", "--dry-run");
        Shell.Result second = shell.call("migrate", "--dry-run", "--json");

        assertThat(first.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(first.out()).contains("h2/V1__users_accounts_sessions_tokens.sql", "h2/V2__records.sql");
        assertThat(second.json().texts("migrations")).hasSize(2);
    }

    @Test
    void a_migration_makes_the_tables_once() {
        assertThat(shell.call("migrate").out()).contains("V2__records.sql");
        assertThat(shell.call("migrate", "--dry-run").code()).isEqualTo(ExitCode.OK);
        assertThat(shell.call("migrate").out()).contains("up to date");
    }

    @Test
    void a_database_that_is_down_is_unreachable_and_its_address_is_not_printed() {
        Shell.Result result = new Shell()
                .with("JDBC_URL", "jdbc:h2:tcp://localhost:9/shop;PASSWORD=hunter2")
                .call("migrate");

        assertThat(result.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(result.all()).doesNotContain("hunter2");
    }

    @Test
    void an_address_without_a_driver_says_where_to_put_one() {
        Shell.Result result =
                new Shell().with("JDBC_URL", "jdbc:mysql://localhost/shop").call("migrate");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("LATCHKEY_CLASS_PATH");
    }
}
