package dev.latchkey;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A feature that needs a store and mails, brings others along, hears events, and hands out its context. */
final class NeedyFeature implements Feature, Installable {

    final List<AuthEvent> heard = new CopyOnWriteArrayList<>();
    private final String id;
    private final List<Installable> others;
    private @Nullable FeatureContext context;

    NeedyFeature(String id, Installable... others) {
        this.id = id;
        this.others = List.of(others);
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
    public List<Installable> brings() {
        return others;
    }

    @Override
    public Installed install(FeatureContext given) {
        context = given;
        return Installed.none().withListener(heard::add);
    }

    boolean isInstalled() {
        return context != null;
    }

    FeatureContext context() {
        return Objects.requireNonNull(context);
    }
}
