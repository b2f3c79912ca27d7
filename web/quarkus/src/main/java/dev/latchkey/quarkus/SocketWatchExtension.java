package dev.latchkey.quarkus;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.Open;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.inject.Singleton;

/**
 * Lets Latchkey watch the WebSockets of {@code quarkus-websockets-next}. Quarkus calls this class when it builds the
 * application. It adds nothing to an application without that extension, whose classes would be missing.
 */
public final class SocketWatchExtension implements BuildCompatibleExtension {

    /** Adds the beans that watch WebSockets. */
    @Synthesis
    public void add(SyntheticComponents components) {
        try {
            addTo(components);
        } catch (NoClassDefFoundError e) {
            return; // the application has no WebSockets of this kind
        }
    }

    private static void addTo(SyntheticComponents components) {
        components
                .addBean(SocketWatch.class)
                .type(HttpUpgradeCheck.class)
                .scope(Singleton.class)
                .createWith(SocketWatch.class);
        components
                .addObserver(WebSocketConnection.class)
                .qualifier(Open.class)
                .async(true)
                .observeWith(SocketWatch.class);
    }
}
