package dev.latchkey.annotations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.GET;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** {@code @RequireSession} is refused where nothing would enforce it. */
class MisplacedAnnotationCheckTest {

    @RequireSession
    static class Service {
        void work() {}
    }

    static class Mixed {
        @GET
        @RequireSession
        void page() {}

        @RequireSession
        void work() {}
    }

    interface Api<T> {
        @RequireSession
        void page(T id);
    }

    static class Resource implements Api<String> {
        @GET
        @Override
        public void page(String id) {}
    }

    @RequireSession
    static class Pages {
        @GET
        void page() {}

        void work() {}
    }

    @Test
    void on_a_class_without_handlers() {
        assertThatThrownBy(() -> check(Service.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("@RequireSession guards nothing on " + Service.class.getName()
                        + ", because that is no handler of web requests: call SessionScope.require() in it");
    }

    @Test
    void on_a_method_that_is_no_handler() {
        assertThatThrownBy(() -> check(Mixed.class)).hasMessageContaining(Mixed.class.getName() + ".work,");
    }

    @Test
    void but_not_where_a_handler_is_meant() {
        assertThatCode(() -> check(Resource.class)).doesNotThrowAnyException();
        assertThatCode(() -> check(Pages.class)).doesNotThrowAnyException();
        assertThatCode(() -> check(String.class)).doesNotThrowAnyException();
    }

    private static void check(Class<?> type) {
        SessionRules.refuseMisplaced(type, (Method method) -> method.isAnnotationPresent(GET.class));
    }
}
