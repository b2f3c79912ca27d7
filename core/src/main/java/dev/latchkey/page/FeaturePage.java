package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import dev.latchkey.wire.Origin;
import gg.jte.Content;
import java.util.List;

/**
 * The values of a feature's page, which has the frame of the built-in pages.
 *
 * @param title the title, not escaped
 * @param host the name of the site if its theme has no name
 * @param homeUrl the address of the application's home page
 * @param content the content below the title, made with {@link TemplateRenderer#content}
 * @param images the other hosts from which browsers may load images
 * @param scripts the scripts in {@code content}
 * @param status the status of the answer
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
