package dev.latchkey.feature;

import dev.latchkey.observe.Observer;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.setting.Setting;
import dev.latchkey.text.TextBundle;
import java.util.List;
import java.util.Optional;

/**
 * The interface of a feature for the core. A feature only adds values and changes nothing itself. Everything that the
 * start checks, the feature returns before it is installed.
 */
public interface Installable {

    /** Returns the id, in lower-case letters and dashes. No two features have the same id. */
    String id();

    /** Returns the settings of the feature. Each name begins with the id and a dot. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** Returns the texts of the feature. Each key begins with the id and a dot. */
    default Optional<TextBundle> texts() {
        return Optional.empty();
    }

    /**
     * Returns the providers of the feature, in the order in which pages show them. {@link #install} adds the method of
     * each.
     */
    default List<FeatureProvider> providers() {
        return List.of();
    }

    /** Returns whether the feature keeps data in the store. Without a store, the start stops. */
    default boolean needsStore() {
        return false;
    }

    /** Returns whether the feature sends mails. Without a way to send mails, the start stops. */
    default boolean needsMail() {
        return false;
    }

    /** Returns whether the feature finds out who sent a request. The application then needs no provider. */
    default boolean authenticatesRequests() {
        return false;
    }

    /**
     * Returns what observes Latchkey at work. An exception of it changes nothing. At most one feature of an application
     * has an observer.
     *
     * @param providers the providers of the application and of all features
     */
    default Optional<Observer> observer(List<Provider> providers) {
        return Optional.empty();
    }

    /** Installs the feature. Latchkey calls this once, after it has checked everything that the application has set. */
    Installed install(FeatureContext context);
}
