package dev.latchkey.featurestores;

import dev.latchkey.store.Store;

class InMemoryStoreTest extends FeatureContract {

    InMemoryStoreTest() {
        super(Store.inMemory(), store -> store, store -> {});
    }
}
