package dev.latchkey.jdbcguard;

import static dev.latchkey.jdbcguard.Requests.ALICE;
import static dev.latchkey.jdbcguard.Requests.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.servers.PostgresServer;
import org.junit.jupiter.api.Test;

class ReadmeTest extends Fixture {

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
}
