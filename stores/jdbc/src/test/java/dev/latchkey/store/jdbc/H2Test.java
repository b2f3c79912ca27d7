package dev.latchkey.store.jdbc;

import java.util.List;

class H2Test extends JdbcStoreContract {

    H2Test() {
        super(at("jdbc:h2:mem:latchkey;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000"));
    }

    @Override
    String waiting() {
        return "select count(*) from information_schema.sessions where blocker_id is not null";
    }

    @Override
    List<String> blindTypes() {
        return List.of("varchar_ignorecase(255)", "char(36)", "uuid", "integer");
    }

    @Override
    String rule() {
        return "CONSTRAINT_";
    }
}
