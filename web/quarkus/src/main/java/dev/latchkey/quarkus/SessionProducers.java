package dev.latchkey.quarkus;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Feature;
import dev.latchkey.model.Session;
import dev.latchkey.provider.Provider;
import dev.latchkey.store.Store;
import io.quarkus.arc.DefaultBean;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Produces the beans that an application can inject. */
@Singleton
final class SessionProducers {

    private boolean isBuilding; // needs no lock, because Quarkus makes a singleton under a lock

    /**
     * Makes the {@link Auth} from {@code latchkey.*} and from beans of type {@link Provider}, {@link Feature} and
     * {@link Store}. Observers of the builder can change it.
     */
    @Produces
    @Singleton
    @DefaultBean
    Auth auth(
            @ConfigProperty(name = "latchkey") Optional<Map<String, String>> settings,
            Instance<Provider> providers,
            Instance<Feature> features,
            Instance<Store> store,
            Event<AuthBuilder> made) {
        if (isBuilding) {
            throw new IllegalStateException(
                    "A bean observes AuthBuilder and injects Auth, which is made of what it says:"
                            + " make the method that observes static, or inject Instance<Auth>");
        }
        isBuilding = true;
        try {
            AuthBuilder builder = Auth.builder().settings(settings.orElse(Map.of()));
            providers.forEach(builder::provider);
            features.forEach(builder::with);
            if (!store.isUnsatisfied()) {
                builder.settings(Map.of("store", store.get()));
            }
            made.fire(builder);
            return builder.build();
        } finally {
            isBuilding = false;
        }
    }

    void close(@Disposes Auth auth) {
        auth.close();
    }

    /** Returns the session. A user who is not signed in gets {@code 401}, or the sign-in page. */
    @Produces
    @Unremovable
    Session session(InjectionPoint where, QuarkusAuth auth) {
        return sessionIfAny(where, auth)
                .orElseThrow(() -> new WebApplicationException(
                        QuarkusAuth.response(auth.exchange().refusal())));
    }

    /**
     * Returns the session, but only for {@code @RequestScoped} beans and parameters. A bean that outlives the request
     * would show the session of one user to another.
     */
    @Produces
    @Unremovable
    Optional<Session> sessionIfAny(InjectionPoint where, QuarkusAuth auth) {
        if (where.getBean() != null && where.getBean().getScope() != RequestScoped.class) {
            throw new IllegalStateException(where.getMember() + " is not in a @RequestScoped bean:"
                    + " take the session as a parameter, or ask QuarkusAuth.session()");
        }
        return auth.session();
    }
}
