package dev.latchkey.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyProcessTest {

    @Test
    void a_port_that_somebody_took_meanwhile_is_left_for_another(@TempDir Path folder) throws Exception {
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        List<Integer> tried = new ArrayList<>();
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ProxyProcess proxy = ProxyProcess.onFreePort(free -> {
                    int port = tried.isEmpty() ? somebody.getLocalPort() : free;
                    tried.add(port);
                    String nginx = Kind.NGINX.here("server {\nlisten 443;\n}\n", port);
                    return ProxyProcess.start(Kind.NGINX, Kind.NGINX.around(nginx, port), folder, port);
                })) {
            assertThat(tried).containsExactly(somebody.getLocalPort(), proxy.port());
        }
    }
}
