package dev.latchkey.featurestores;

class H2Test extends JdbcFeatureContract {

    H2Test() {
        super(Pools.at("jdbc:h2:mem:features;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000"));
    }
}
