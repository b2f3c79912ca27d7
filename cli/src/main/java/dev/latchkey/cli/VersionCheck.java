package dev.latchkey.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Says which versions are on the class path. An application in front of this program may have others. */
record VersionCheck(ClassLoader classes, Findings findings) {

    private static final String OWN = "Latchkey: ";

    void run() {
        Map<String, SortedSet<String>> modules = modulesByVersion();
        findings.add(
                Problem.VERSIONS,
                "This is Latchkey " + own() + " on Java " + Runtime.version().feature());
        if (modules.size() > 1) {
            findings.add(Problem.VERSIONS_DIFFER, "The class path has modules of several versions: " + modules);
        }
    }

    static String own() {
        String version = requireNonNull(VersionCheck.class.getPackage()).getImplementationVersion();
        return version == null ? "(a build without a version)" : version;
    }

    private Map<String, SortedSet<String>> modulesByVersion() {
        Map<String, SortedSet<String>> modules = new TreeMap<>();
        try {
            for (URL url : Collections.list(classes.getResources("META-INF/MANIFEST.MF"))) {
                try (InputStream stream = url.openStream()) {
                    Attributes attributes = new Manifest(stream).getMainAttributes();
                    String title = attributes.getValue(Attributes.Name.IMPLEMENTATION_TITLE);
                    String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
                    if (title != null && title.startsWith(OWN) && version != null) {
                        modules.computeIfAbsent(version, each -> new TreeSet<>())
                                .add(title.substring(OWN.length()));
                    }
                }
            }
        } catch (IOException e) {
            return Map.of(); // then nothing is known
        }
        return modules;
    }
}
