package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    void a_name_is_a_name_and_nothing_more() {
        Tables tables = Tables.standard("");
        for (String name :
                new String[] {"", "a b", "x; drop table users", "\"", "`", "1a", "ä", "x".repeat(64), "a.b."}) {
            assertThatThrownBy(() -> tables.table("users", name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> tables.column("users.id", name)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> tables.column("users.id", "a.b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_what_there_is_can_have_another_name_and_each_its_own() {
        Tables tables = Tables.standard("").table("users", "people").column("users.id", "number");
        assertThatThrownBy(() -> tables.table("user", "person")).hasMessageContaining("[accounts, migrations, ");
        assertThatThrownBy(() -> tables.column("users", "person")).hasMessageContaining("[users.email, ");
        assertThatThrownBy(() -> tables.column("users.nick", "x")).hasMessageContaining("[users.email, ");
        assertThatThrownBy(() -> tables.table("accounts", "people")).hasMessage("There is a people already");
        assertThatThrownBy(() -> tables.column("users.name", "number")).hasMessage("There is a number already");
    }

    @Test
    void a_provider_of_auth_js_has_one_issuer() {
        Tables tables = Tables.authJs().issuer("google", "https://accounts.google.com");
        assertThatThrownBy(() -> tables.issuer("google", "https://elsewhere.example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tables.issuer("other", "https://accounts.google.com"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tables.issuer("other", "github")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tables.standard("").issuer("google", "https://accounts.google.com"))
                .isInstanceOf(IllegalStateException.class);
    }
}
