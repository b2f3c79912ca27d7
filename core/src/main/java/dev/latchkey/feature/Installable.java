package dev.latchkey.feature;

import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.setting.Setting;
import dev.latchkey.text.TextBundle;
import java.util.List;
import java.util.Optional;

/**
 * The other side of a feature: what the core asks of it. All that it adds are values, and it changes nothing by itself.
 * What a start checks, it says before it is installed.
 */
public interface Installable {

    /** Lower-case letters and dashes. No two features have the same. */
    String id();

    /** Settings that it has; each name begins with the id and a dot. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** Its texts; each key begins with the id and a dot. */
    default Optional<TextBundle> texts() {
        return Optional.empty();
    }

    /** Ways to sign in, in the order in which pages show them. {@link #install} adds the method of each. */
    default List<FeatureProvider> providers() {
        return List.of();
    }

    /** Whether it keeps something in the store. Without a store the start stops. */
    default boolean needsStore() {
        return false;
    }

    /** Whether it sends mails. Without a way to send them the start stops. */
    default boolean needsMail() {
        return false;
    }

    /** Features that come along with it, unless the application has installed one with the same id itself. */
    default List<? extends Installable> brings() {
        return List.of();
    }

    /** Called once, when everything that the application has set is known to be right. */
    Installed install(FeatureContext context);
}
