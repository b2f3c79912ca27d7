package dev.latchkey.testing.spring;

import dev.latchkey.testing.junit.SessionParameter;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Begins and ends the session that {@code @WithSession} asks for. */
final class WithSessionListener implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        SessionParameter.of(test.getTestMethod(), test.getTestClass())
                .ifPresent(user -> test.getApplicationContext()
                        .getBeanProvider(TestSession.class)
                        .ifAvailable(session -> session.begin(user)));
    }

    @Override
    public void afterTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext().getBeanProvider(TestSession.class).ifAvailable(TestSession::end);
        }
    }
}
