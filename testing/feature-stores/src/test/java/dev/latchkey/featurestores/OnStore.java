package dev.latchkey.featurestores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.Store;
import dev.latchkey.store.contract.InterruptedStore;
import dev.latchkey.store.contract.Race;
import java.util.List;
import java.util.function.Predicate;

/** An application on the store under test. All tests of a store share it, and each has users of its own. */
interface OnStore {

    Application application();

    default InterruptedStore interrupted() {
        return application().store;
    }

    /** The store, without interruptions. */
    default Store store() {
        return interrupted().underlying();
    }

    /** The id of the user with this address. */
    default String idAt(String address) {
        return store().userByEmail(address).orElseThrow().user().id();
    }

    /** Lets all browsers do the same at once; returns how many have succeeded. */
    static int winners(List<Browser> browsers, Predicate<Browser> work) {
        List<Integer> winners = new Race(browsers.size(), 1).run(round -> thread -> work.test(browsers.get(thread)));
        assertThat(winners).hasSize(1);
        return winners.get(0);
    }

    /** Browsers of so many people. */
    default List<Browser> browsers() {
        return new Browser(application()).copies(Application.AT_ONCE);
    }
}
