package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for the network: a proxy that leads every https address to one server of this machine, and every http address
 * to another. So a test has a public host name without a name server and without the ports 80 and 443.
 */
final class Tunnel implements AutoCloseable {

    private final ServerSocket listening;
    private final int https;
    private final int http;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Tunnel(ServerSocket listening, int https, int http) {
        this.listening = listening;
        this.https = https;
        this.http = http;
    }

    /**
     * Opens one.
     *
     * @param https the port of the server that answers https addresses
     * @param http the port of the server that answers http addresses
     */
    static Tunnel to(int https, int http) {
        try {
            Tunnel tunnel = new Tunnel(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), https, http);
            tunnel.threads.execute(tunnel::listen);
            return tunnel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what leads the addresses of one host through this proxy. */
    ProxySelector selector(String host) {
        Proxy self = new Proxy(
                Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort()));
        return new ProxySelector() {

            @Override
            public List<Proxy> select(URI uri) {
                return List.of(host.equals(uri.getHost()) ? self : Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                throw new UncheckedIOException(failure);
            }
        };
    }

    private void listen() {
        try {
            while (true) {
                Socket client = listening.accept();
                threads.execute(() -> connect(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void connect(Socket client) {
        try (client) {
            byte[] head = head(client.getInputStream());
            boolean encrypted = new String(head, US_ASCII).startsWith("CONNECT ");
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), encrypted ? https : http)) {
                if (encrypted) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
                } else {
                    server.getOutputStream().write(head);
                }
                threads.execute(() -> pass(server, client));
                client.getInputStream().transferTo(server.getOutputStream());
            }
        } catch (IOException e) {
            // one of the two has gone
        }
    }

    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toByteArray();
    }

    private static void pass(Socket from, Socket to) {
        try (to) {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
        } catch (IOException e) {
            // one of the two has gone
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
