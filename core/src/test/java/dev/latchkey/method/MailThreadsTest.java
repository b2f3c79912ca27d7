package dev.latchkey.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailThreadsTest {

    private final InheritableThreadLocal<@Nullable String> ofTheRequest = new InheritableThreadLocal<>();

    @Test
    void a_thread_keeps_nothing_of_the_request_that_started_it() throws Exception {
        Thread request = Thread.currentThread();
        ClassLoader before = request.getContextClassLoader();
        try (URLClassLoader ofTheApplication = new URLClassLoader(new URL[0])) {
            request.setContextClassLoader(ofTheApplication);
            ofTheRequest.set("a value");
            CompletableFuture<Boolean> keeps = new CompletableFuture<>();
            MailThreads.standard()
                    .execute(() -> keeps.complete(
                            ofTheApplication.equals(Thread.currentThread().getContextClassLoader())
                                    || ofTheRequest.get() != null));
            assertThat(keeps.get()).isFalse();
        } finally {
            request.setContextClassLoader(before);
        }
    }
}
