package dev.latchkey.store.contract;

/**
 * What every store must do. A store's test extends this class and says how to make one; each test has ids, addresses
 * and hashes of its own, so all of them may share one database, and find it full of what others left.
 */
public abstract class StoreContract
        implements UserTests,
                KeyTests,
                AccountTests,
                SessionTests,
                TokenTests,
                ValueTests,
                RecordTests,
                RecordKeyTests,
                RecordGroupTests,
                RecordRaceTests,
                RecordOwnerTests,
                ExpiryTests,
                RaceTests,
                EndingTests,
                EmailRaceTests {

    protected StoreContract() {}
}
