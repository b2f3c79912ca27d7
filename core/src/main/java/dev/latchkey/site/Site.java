package dev.latchkey.site;

import dev.latchkey.wire.Form;
import dev.latchkey.wire.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The application's public address for one request.
 *
 * @param contextPath the path at which the application is mounted; empty at the root
 * @param basePath the path of the endpoints below the context path, such as {@code /auth}
 */
public record Site(Origin origin, String contextPath, String basePath) {

    private static final int MOST_PARAMETERS = 2_048;

    /** Returns the absolute URL at which the application is mounted, such as {@code https://example.com/shop}. */
    public String home() {
        return origin + contextPath;
    }

    /** Returns the path of the endpoints from the root of the host, such as {@code /shop/auth}. */
    public String endpointsPath() {
        return contextPath + basePath;
    }

    /** Returns the absolute URL of an endpoint such as {@code signin/github}. */
    public String endpoint(String path) {
        return home() + basePath + "/" + path;
    }

    /**
     * Returns the absolute URL of a page. {@code page} is a path of the application or an absolute URL. An absolute URL
     * is returned unchanged.
     */
    public String page(String page) {
        return page.startsWith("/") ? home() + page : page;
    }

    /**
     * Works like {@link #page(String)}, and adds parameters to the page's query (W20). If they are too long for a
     * header, they are left out, because some come from the browser.
     */
    public String page(String page, Map<String, String> parameters) {
        Map<String, String> fitting = new LinkedHashMap<>();
        int room = MOST_PARAMETERS;
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            int length = Form.write(Map.of(each.getKey(), each.getValue())).length();
            if (length <= room) {
                fitting.put(each.getKey(), each.getValue());
                room -= length;
            }
        }
        return Form.append(page(page), fitting);
    }
}
