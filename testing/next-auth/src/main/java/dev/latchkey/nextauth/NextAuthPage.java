package dev.latchkey.nextauth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page that uses the unmodified {@code next-auth/react}. {@code node/src/page.jsx} has the elements of the page.
 * Serve both files from one folder, on the same origin as the endpoints. The query parameter {@code base} sets the base
 * path, which is {@code /auth} by default. With {@code page=required}, the page is only for signed-in users.
 */
public final class NextAuthPage {

    private final Path folder;

    private NextAuthPage(Path folder) {
        this.folder = folder;
    }

    static NextAuthPage bundledBy(NodeProject node) {
        Path folder = Path.of("target", "next-auth-page").toAbsolutePath();
        node.run(
                "esbuild/bin/esbuild",
                node.source("page.jsx").toString(),
                "--bundle",
                "--jsx=automatic",
                "--define:process.env={}",
                "--define:process.env.NODE_ENV=\"production\"",
                "--log-level=warning",
                "--outfile=" + folder.resolve("page.js"));
        try {
            Files.write(folder.resolve("index.html"), Files.readAllBytes(node.source("index.html")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NextAuthPage(folder);
    }

    /** Returns the folder with {@code index.html} and {@code page.js}. */
    public Path folder() {
        return folder;
    }

    public byte[] html() {
        return read("index.html");
    }

    public byte[] script() {
        return read("page.js");
    }

    private byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
