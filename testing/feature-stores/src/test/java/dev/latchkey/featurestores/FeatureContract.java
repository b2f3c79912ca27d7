package dev.latchkey.featurestores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.Store;
import dev.latchkey.store.contract.InterruptedStore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/**
 * What features keep, remove, and let happen once, on each store. The test of a store extends this class.
 *
 * <p>A race is forced by an order of calls wherever the order matters. Where a secret must count once, 32 requests use
 * it at the same moment.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FeatureContract
        implements PasswordTests,
                PasswordRaceTests,
                AddressTests,
                AccountLifeTests,
                PasskeyTests,
                SecondFactorTests,
                RecoveryTests,
                NoticeTests {

    private final Application application;
    private final Runnable disconnect;

    /** Tests a store on a connection, which is closed after all tests. */
    <C> FeatureContract(C connection, Function<C, Store> store, Consumer<C> close) {
        this.application = Application.on(new InterruptedStore(store.apply(connection)));
        this.disconnect = () -> close.accept(connection);
    }

    @Override
    public Application application() {
        return application;
    }

    @AfterEach
    void everything_that_was_to_happen_in_between_has_happened() {
        assertThat(interrupted().isDone()).isTrue();
    }

    @AfterAll
    void close() {
        application.close();
        disconnect.run();
    }
}
