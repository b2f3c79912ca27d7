package dev.latchkey.testing.spring;

import dev.latchkey.Auth;
import dev.latchkey.store.Store;
import dev.latchkey.testing.SignedIn;
import org.springframework.context.ApplicationContext;

/** Makes sessions with the beans of an application. */
final class ContextSessions {

    private ContextSessions() {}

    static String cookie(ApplicationContext application, SignedIn user) {
        Store store = application.getBeanProvider(Store.class).getIfUnique();
        return (store == null ? user : user.in(store)).cookie(application.getBean(Auth.class));
    }
}
