package dev.latchkey.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle.Control;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The message files of the core or of one feature. {@code messages.properties}, in UTF-8, has all texts in English.
 * Each other language is one more file, such as {@code messages_de.properties}.
 *
 * @param prefix the prefix of each key, which is the feature's id and a dot; empty for the core
 * @param keys the keys of all texts
 * @param resources opens a file by name, such as {@code name -> MyText.class.getResourceAsStream(name)}; only the
 *     module that contains the files can read them, and a method reference to a method that looks at its caller takes
 *     more time at each start
 */
public record TextBundle(String prefix, List<? extends TextKey> keys, Resources resources) {

    /** Opens the files of a bundle. */
    @FunctionalInterface
    public interface Resources {

        /** Returns the content of a file; {@code null} if there is no file with this name. */
        @Nullable
        InputStream open(String name);
    }

    private static final Control FILES = Control.getControl(Control.FORMAT_PROPERTIES);
    private static final String ENGLISH = "messages.properties";

    public TextBundle {
        requireNonNull(resources, "resources");
        keys = List.copyOf(keys);
        for (TextKey key : keys) {
            if (!key.key().startsWith(prefix)) {
                throw new IllegalArgumentException("The key " + key.key() + " does not begin with " + prefix);
            }
        }
    }

    /**
     * Finds the file in English, which is not there if somebody has repackaged our jar without its resources.
     *
     * @throws IllegalStateException if it is not there
     */
    void requireFile() {
        try (InputStream file = resources.open(ENGLISH)) {
            if (file == null) {
                throw new IllegalStateException("The file " + ENGLISH + " of \"" + prefix + "\" is missing");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the languages whose texts a reader of {@code locale} gets. The most general one comes first. */
    static List<Locale> candidates(Locale locale) {
        List<Locale> candidates = new ArrayList<>(FILES.getCandidateLocales("messages", locale));
        Collections.reverse(candidates);
        return candidates;
    }

    /**
     * Returns the texts of each file for this language, by file name. The most general file comes first.
     *
     * @param english whether the file in English, which has all texts, is one of them
     */
    Map<String, Map<String, String>> read(Locale locale, boolean english) {
        List<Locale> candidates = candidates(locale);
        if (!english) {
            candidates.remove(Locale.ROOT);
        }
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        for (Locale candidate : candidates) {
            String name = FILES.toBundleName("messages", candidate) + ".properties";
            InputStream content = resources.open(name);
            if (content != null) {
                files.put(name, properties(content));
            }
        }
        return files;
    }

    private static Map<String, String> properties(InputStream content) {
        Properties properties = new Properties();
        try (InputStreamReader reader = new InputStreamReader(content, UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, requireNonNull(properties.getProperty(key))));
        return texts;
    }
}
