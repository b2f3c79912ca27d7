package dev.latchkey.example.relyingparty;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;

/** Starts the relying party with the environment of the process. */
public final class RelyingPartyExample {

    private RelyingPartyExample() {}

    public static void main(String... arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        int port = Integer.parseInt(environment.getOrDefault("PORT", "3000"));
        String host = environment.get("HOST");
        try {
            RelyingParty party = RelyingParty.start(
                    host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host), port, environment);
            System.out.println("Open " + party.address());
        } catch (IllegalStateException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
