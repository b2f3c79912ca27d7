package dev.latchkey.store.contract;

/**
 * Tests the requirements that every store must meet. The test of a store extends this class and makes the store. Each
 * test uses new ids, addresses and hashes, so all tests may share one database that already has data.
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
                EndedForGoodTests,
                LinkedMeanwhileTests,
                EmailRaceTests {

    protected StoreContract() {}
}
