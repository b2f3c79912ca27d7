package dev.latchkey;

import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A feature that needs a store and mails, and hands out its context. */
final class NeedyFeature implements Feature, Installable {

    private final String id;
    private @Nullable FeatureContext context;

    NeedyFeature(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean needsStore() {
        return true;
    }

    @Override
    public boolean needsMail() {
        return true;
    }

    @Override
    public Installed install(FeatureContext given) {
        context = given;
        return Installed.none();
    }

    FeatureContext context() {
        return Objects.requireNonNull(context);
    }
}
