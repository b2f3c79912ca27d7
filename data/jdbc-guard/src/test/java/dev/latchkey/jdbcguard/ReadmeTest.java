package dev.latchkey.jdbcguard;

import static dev.latchkey.jdbcguard.Requests.ALICE;
import static dev.latchkey.jdbcguard.Requests.BOB;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.servers.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest extends Fixture {

    private static final Pattern CODE = Pattern.compile("```(?:java|sql)\n(.*?)```", Pattern.DOTALL);

    ReadmeTest(PostgresServer server) {
        super(server);
    }

    @Test
    void its_example_does_what_it_says() throws Exception {
        GuardedDataSource dataSource = Orders.guard(pool);
        Orders orders = new Orders(dataSource);

        Requests.serve(BOB, () -> orders.place("bell"));

        assertThat(Requests.of(ALICE, orders::items)).containsExactly("key");
        assertThat(Requests.of(BOB, orders::items)).containsExactly("lock", "bell");
        assertThat(Orders.everything(dataSource)).containsExactly("key", "lock", "door", "bell");
        assertThatThrownBy(orders::items).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_code_it_shows_is_code_that_runs() throws IOException {
        String code = withoutBlanks(Files.readString(Path.of("src/test/java/dev/latchkey/jdbcguard/Orders.java"))
                + Files.readString(Path.of("src/test/resources/orders.sql")));
        List<String> shown = CODE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(ReadmeTest::code)
                .toList();

        assertThat(shown).hasSize(4).allMatch(code::contains);
    }

    private static String code(MatchResult block) {
        return withoutBlanks(requireNonNull(block.group(1)));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }
}
