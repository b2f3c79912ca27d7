package dev.latchkey.store.jdbc;

class H2Test extends JdbcStoreContract {

    H2Test() {
        super(at("jdbc:h2:mem:latchkey;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000"));
    }
}
