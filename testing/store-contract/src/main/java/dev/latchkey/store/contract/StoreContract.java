package dev.latchkey.store.contract;

/**
 * Tests what every store must do. A store's test extends this class and makes the store. Each test uses new ids,
 * addresses and hashes, so all tests may share one database that already has data.
 */
public abstract class StoreContract
        implements UserTests,
                UserPageTests,
                KeyCollisionTests,
                AccountTests,
                SessionTests,
                TokenTests,
                SharedValueTests,
                RecordTests,
                RecordKeyTests,
                RecordGroupTests,
                RecordRaceTests,
                RecordOwnerTests,
                ExpiryTests,
                RaceTests,
                EndAllSessionsTests,
                EmailRaceTests {

    protected StoreContract() {}
}
