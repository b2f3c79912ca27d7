package dev.latchkey.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthExceptionTest {

    static Stream<AuthException> failures() {
        return Stream.of(
                new AuthException.Refused(ErrorCode.REFRESH_TOKEN, FailureCause.GRANT_ENDED, "ended", null),
                new AuthException.Upstream(ErrorCode.CALLBACK_ROUTE, FailureCause.UNREACHABLE, "down", null),
                new AuthException.Fault(ErrorCode.ADAPTER, "the store", new IllegalStateException()),
                new CredentialsSignin("locked"),
                new TooManyRequests("too many", Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_thread_that_has_waited_throws_the_same_failure_with_its_own_stack_trace(AuthException failure) {
        AuthException here = CompletableFuture.completedFuture(failure)
                .thenApply(AuthExceptionTest::thrown)
                .join();

        assertThat(here)
                .isNotSameAs(failure)
                .hasSameClassAs(failure)
                .hasMessage(failure.getMessage())
                .hasCause(failure)
                .usingRecursiveComparison()
                .ignoringFields("cause", "stackTrace")
                .isEqualTo(failure);
        assertThat(here.getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .contains("thrown");
    }

    private static AuthException thrown(AuthException failure) {
        return failure.inThisThread();
    }
}
