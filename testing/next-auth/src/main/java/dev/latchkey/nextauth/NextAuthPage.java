package dev.latchkey.nextauth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page made of the unmodified {@code next-auth/react}. {@code node/src/page.jsx} has its elements. Serve both files
 * from the same folder of the same origin as the endpoints. The page takes the base path from its query parameter
 * {@code base} ({@code /auth} without it) and is for the signed-in only with {@code page=required}.
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

    /** Where {@code index.html} and {@code page.js} lie. */
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
