package dev.latchkey.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Users, sessions, orders and the audit log are there after a restart, also under another secret. */
@ExtendWith(BrowserExtension.class)
class RestartTest {

    @Test
    void after_a_restart_users_are_still_signed_in_and_keep_their_ids(@TempDir Path folder, Visit visit)
            throws IOException {
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
        assertThat(kinds(options.auditLog()))
                .containsExactly("user-created", "account-linked", "signed-in", "signed-out", "signed-in");
    }

    private static List<String> kinds(@Nullable Path auditLog) throws IOException {
        return Pattern.compile("\"kind\":\"([^\"]+)\"")
                .matcher(Files.readString(requireNonNull(auditLog)))
                .results()
                .map(match -> String.valueOf(match.group(1)))
                .toList();
    }

    /** One that is free together with the next two. */
    private static String freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
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
