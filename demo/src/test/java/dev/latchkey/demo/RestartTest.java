package dev.latchkey.demo;

import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Users, sessions and orders are there after a restart, also under another secret. */
@ExtendWith(BrowserExtension.class)
class RestartTest {

    @Test
    void who_was_signed_in_still_is_and_whoever_comes_back_is_the_same(@TempDir Path folder, Visit visit) {
        Options options = Options.of(Map.of("PORT", freePort(), "DEMO_DATA", folder.toString()));
        try (Demo demo = Demo.start(options)) {
            new Guest(demo, visit).opens("/orders").signsInAs("Ada Lindqvist");
        }
        Options other = Options.of(Map.of("PORT", String.valueOf(options.port()), "DEMO_DATA", folder.toString()));
        try (Demo demo = Demo.start(other)) {
            Guest guest = new Guest(demo, visit).opens("/auth/account").reads("This browser");
            guest.opens("/orders").reads("Brass key");
            guest.signsOut().opens("/orders").signsInAs("Ada Lindqvist").reads("Brass key");
        }
    }

    /** One that is free together with the next two. */
    private static String freePort() {
        for (int port = 20_000; ; port += 3) {
            if (isFree(port) && isFree(port + 1) && isFree(port + 2)) {
                return String.valueOf(port);
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
