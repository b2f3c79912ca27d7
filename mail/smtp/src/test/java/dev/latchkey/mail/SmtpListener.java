package dev.latchkey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A mail server that writes down every line it is told, byte for byte, and takes everything; or says nothing at all.
 */
final class SmtpListener implements AutoCloseable {

    private final ServerSocket socket;
    private final boolean silent;
    private volatile boolean rude;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::serve, "smtp-listener");

    private SmtpListener(ServerSocket socket, boolean silent) {
        this.socket = socket;
        this.silent = silent;
        thread.start();
    }

    static SmtpListener on(String address) throws IOException {
        return new SmtpListener(new ServerSocket(0, 5, InetAddress.getByName(address)), false);
    }

    static SmtpListener silent() throws IOException {
        return new SmtpListener(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), true);
    }

    static SmtpListener encrypted(SSLContext certificate) throws IOException {
        return new SmtpListener(
                certificate.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress()), false);
    }

    /** Answers no farewell. */
    SmtpListener rude() {
        rude = true;
        return this;
    }

    String url() {
        return (socket instanceof SSLServerSocket ? "smtps://" : "smtp://")
                + requireNonNull(socket.getInetAddress()).getHostAddress() + ":" + socket.getLocalPort();
    }

    /** What was said outside of mails. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // closed, by the client or by the test
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        if (silent) {
            in.readLine();
            return;
        }
        say(client, "220 ready");
        boolean content = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (content) {
                content = !line.equals(".");
                if (!content) {
                    say(client, "250 taken");
                }
                continue;
            }
            lines.add(line);
            String verb = line.substring(0, 4).toUpperCase(Locale.ROOT);
            if (rude && verb.equals("QUIT")) {
                continue;
            }
            content = verb.equals("DATA");
            say(
                    client,
                    switch (verb) {
                        case "EHLO" -> "250-here\r\n250-8BITMIME\r\n250 SMTPUTF8";
                        case "DATA" -> "354 go on";
                        case "QUIT" -> "221 bye";
                        default -> "250 ok";
                    });
        }
    }

    private static void say(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        thread.interrupt();
    }
}
