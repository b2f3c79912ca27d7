package dev.latchkey.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.observe.Observer;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private final Flights<String> flights = new Flights<>(Observer.NONE);

    @Test
    void a_failure_says_where_the_application_has_asked() {
        AuthException failure = new AuthException.Upstream(ErrorCode.REFRESH_TOKEN, "the provider is down", null);

        Throwable thrown = catchThrowable(() -> flights.share("ada", () -> {
            throw failure;
        }));

        assertThat(thrown).isInstanceOf(AuthException.Upstream.class).hasCause(failure);
        assertThat(thrown.getStackTrace())
                .extracting(StackTraceElement::getClassName)
                .contains(FlightsTest.class.getName());
    }
}
