package dev.latchkey.featuremails;

import dev.latchkey.Feature;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A feature that hears events and hands out its context. */
final class MailingFeature implements Feature, Installable {

    final List<AuthEvent> heard = new CopyOnWriteArrayList<>();
    private final String id;
    private @Nullable FeatureContext context;

    MailingFeature(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Installed install(FeatureContext given) {
        context = given;
        return Installed.none().withListener(heard::add);
    }

    FeatureContext context() {
        return Objects.requireNonNull(context);
    }

    MailQueue queue() {
        return MailQueue.of(context()).orElseThrow();
    }

    MailedSecrets secrets() {
        return MailedSecrets.of(context()).orElseThrow();
    }
}
