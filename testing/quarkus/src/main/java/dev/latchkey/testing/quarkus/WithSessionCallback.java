package dev.latchkey.testing.quarkus;

import dev.latchkey.testing.junit.SessionParameter;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import jakarta.enterprise.inject.spi.CDI;

/** Reads {@code @WithSession} before each test. Quarkus finds this class as a service and calls it. */
public final class WithSessionCallback implements QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {

    /** Creates the callback. Quarkus calls this constructor. */
    public WithSessionCallback() {}

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        declared()
                .become(SessionParameter.of(
                                test.getTestMethod(), test.getTestInstance().getClass())
                        .orElse(null));
    }

    @Override
    public void afterEach(QuarkusTestMethodContext test) {
        declared().become(null);
    }

    private static DeclaredUser declared() {
        return CDI.current().select(DeclaredUser.class).get();
    }
}
