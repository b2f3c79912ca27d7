package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The applications of the suite keep house in the store under test: never what a test keeps, whatever day it is. */
class HousekeepingTest {

    private final CompletableFuture<Instant> asked = new CompletableFuture<>();
    private final Store store = watched(Store.inMemory());

    @Test
    void who_signs_in_with_credentials_removes_nothing_of_a_test() throws Exception {
        SignedInBrowser.signedIn(SignedInBrowser.application(store), "ada");
        assertThat(asked.get(30, TimeUnit.SECONDS)).isBefore(StoreFixture.BEGINNING);
    }

    @Test
    void who_asks_for_a_mail_removes_nothing_of_a_test() throws Exception {
        assertThat(MailFixture.through(store).linkSignsIn()).isTrue();
        assertThat(asked.get(30, TimeUnit.SECONDS)).isBefore(StoreFixture.BEGINNING);
    }

    private Store watched(Store memory) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("deleteExpired") && arguments != null) {
                        asked.complete((Instant) arguments[0]);
                    }
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
