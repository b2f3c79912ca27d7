package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import dev.latchkey.wire.Origin;
import gg.jte.Content;
import java.util.List;

/**
 * What one page of a feature shows in the frame of the built-in ones.
 *
 * @param title not escaped
 * @param host what the site is called if its theme has no name
 * @param homeUrl where the application begins
 * @param content below the title, made with {@link TemplateRenderer#content}
 * @param images the other hosts that browsers may load images from
 * @param scripts in {@code content}
 * @param status of the answer
 */
public record FeaturePage(
        String title,
        String host,
        String homeUrl,
        Content content,
        List<Origin> images,
        List<PageScript> scripts,
        int status) {

    public FeaturePage {
        requireNonNull(title, "title");
        requireNonNull(host, "host");
        requireNonNull(homeUrl, "homeUrl");
        requireNonNull(content, "content");
        images = List.copyOf(images);
        scripts = List.copyOf(scripts);
    }

    /** A page without scripts, answered with status 200. */
    public FeaturePage(String title, String host, String homeUrl, Content content, List<Origin> images) {
        this(title, host, homeUrl, content, images, List.of(), 200);
    }

    @Override
    public String toString() {
        return "FeaturePage[" + title + "]";
    }
}
