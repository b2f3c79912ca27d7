package dev.latchkey.jersey;

import dev.latchkey.SessionScope;
import dev.latchkey.jakartarest.RestAuth;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/** Opens {@link SessionScope} around locators and resource methods, on any thread. */
final class SessionScopeListener implements ApplicationEventListener {

    private final RestAuth auth;

    SessionScopeListener(RestAuth auth) {
        this.auth = auth;
    }

    @Override
    public void onEvent(ApplicationEvent event) {}

    @Override
    public RequestEventListener onRequest(RequestEvent event) {
        return new OfRequest(auth);
    }

    /** A scope and the thread that it is open on. */
    private record Open(Thread thread, SessionScope.Opened scope) {}

    private static final class OfRequest implements RequestEventListener {

        private final RestAuth auth;
        private final AtomicReference<@Nullable Open> current = new AtomicReference<>();

        OfRequest(RestAuth auth) {
            this.auth = auth;
        }

        @Override
        public void onEvent(RequestEvent event) {
            Open open = current.get();
            if (open != null && open.thread() == Thread.currentThread()) { // whatever comes now, the method is over
                open.scope().close();
                current.set(null);
            }
            switch (event.getType()) {
                case LOCATOR_MATCHED, RESOURCE_METHOD_START -> open(event.getContainerRequest());
                default -> {}
            }
        }

        private void open(ContainerRequest request) {
            auth.find(request::getProperty)
                    .ifPresent(exchange -> current.set(
                            new Open(Thread.currentThread(), exchange.carried().open())));
        }
    }
}
