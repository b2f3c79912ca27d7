package dev.latchkey.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What the JDK does not do with a folder in one call. */
final class Folders {

    private Folders() {}

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Unpacks what is in the one folder at the top of {@code zip} into {@code folder}. */
    static void unzip(Path zip, Path folder) throws IOException {
        try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path target = folder.resolve(withoutTop(entry.getName())).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("An entry of " + zip + " points out of it");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(archive, target); // its folder has an entry before it
                }
            }
        }
    }

    private static String withoutTop(String name) {
        return name.substring(name.indexOf('/') + 1);
    }
}
