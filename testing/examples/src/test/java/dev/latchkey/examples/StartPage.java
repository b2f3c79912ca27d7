package dev.latchkey.examples;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation that leads from an empty folder to the first sign-in. It is read as the site reads it: a
 * fence whose title is the path of a file, and {@code <<<} in front of a file of the repository.
 */
record StartPage(String name, String text) {

    static final Path ROOT = Path.of("../..");

    private static final Path SITE = ROOT.resolve("docs/site");
    private static final Path FOLDER = SITE.resolve("start");
    private static final int LINES = Pattern.MULTILINE | Pattern.DOTALL;
    private static final Pattern PART = Pattern.compile("<!--@include: (\\S+)-->");
    private static final Pattern FENCE = Pattern.compile("^```\\w+ \\[([^\\]]+)]\n(.*?)^```$", LINES);
    private static final Pattern SHOWN_FILE = Pattern.compile("^<<< @/(\\S+) \\[(\\S+)]$", LINES);
    private static final Pattern INSTALL = Pattern.compile("^mvn -Dquick install -pl (\\S+) -am$", LINES);
    private static final Pattern EDIT = Pattern.compile("In `(\\S+)`, replace `([^`]+)` with `([^`]+)`\\.");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]+]\\(/(\\S+)\\)");

    /** A change that the page asks for, before the program runs with one real provider. */
    record Edit(String path, String before, String after) {}

    /** Returns the names of all pages, such as {@code javalin}. */
    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> requireNonNull(file.getFileName()).toString())
                    .filter(file -> file.endsWith(".md") && !file.equals("index.md"))
                    .map(file -> file.substring(0, file.length() - ".md".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static StartPage of(String name) throws IOException {
        String page = Files.readString(FOLDER.resolve(name + ".md"));
        StringBuilder whole = new StringBuilder();
        int copied = 0;
        for (MatchResult part : PART.matcher(page).results().toList()) {
            whole.append(page, copied, part.start()).append(Files.readString(FOLDER.resolve(group(part, 1))));
            copied = part.end();
        }
        return new StartPage(name, whole.append(page.substring(copied)).toString());
    }

    /** Returns the files that the reader makes, by their paths in the reader's folder. */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (MatchResult fence : FENCE.matcher(text).results().toList()) {
            if (group(fence, 1).contains(".")) { // others are the names of build tools
                files.put(group(fence, 1), group(fence, 2));
            }
        }
        for (Map.Entry<String, String> source : sources().entrySet()) {
            files.put(source.getKey(), Files.readString(ROOT.resolve(source.getValue())));
        }
        return files;
    }

    String file(String path) throws IOException {
        return requireNonNull(files().get(path), path);
    }

    /** Returns the files of the repository that the page shows, by their paths in the reader's folder. */
    Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        SHOWN_FILE.matcher(text).results().forEach(shown -> sources.put(group(shown, 2), group(shown, 1)));
        return sources;
    }

    /** Returns the commands for a build tool: the one with the stand-ins, and the one with a real provider. */
    List<String> commands(String tool) {
        return FENCE.matcher(text)
                .results()
                .filter(fence -> group(fence, 1).equals(tool))
                .map(fence -> group(fence, 2))
                .toList();
    }

    /** Returns the modules that the first command of the page installs, with commas. */
    String installed() {
        return group(only(INSTALL), 1);
    }

    Edit edit() {
        MatchResult found = only(EDIT);
        String path = sources().keySet().stream()
                .filter(file -> file.endsWith("/" + group(found, 1)))
                .findFirst()
                .orElseThrow();
        return new Edit(path, group(found, 2), group(found, 3));
    }

    List<Path> pictures() {
        return PICTURE.matcher(text)
                .results()
                .map(picture -> SITE.resolve("public").resolve(group(picture, 1)))
                .toList();
    }

    private MatchResult only(Pattern pattern) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        if (found.size() != 1) {
            throw new IllegalStateException(name + " has " + found.size() + " times " + pattern);
        }
        return found.get(0);
    }

    private static String group(MatchResult found, int number) {
        return requireNonNull(found.group(number));
    }
}
