package dev.latchkey.site;

/**
 * Computes the path of the endpoints. This path is below the context path. If the public address names the whole path,
 * that path already includes the context path, even if a proxy removes the context path from requests.
 */
public final class BasePath {

    private final String path;
    private final String mount;
    private final boolean whole;

    private BasePath(String path, String mount, boolean whole) {
        this.path = path;
        this.mount = mount;
        this.whole = whole;
    }

    /** Returns a path below the context path, such as {@code /auth}, without a slash at the end. */
    public static BasePath of(String path) {
        return new BasePath(path, "", false);
    }

    /** Returns a base path from the whole public path of the endpoints, such as {@code /shop/auth}. */
    public static BasePath whole(String path) {
        return new BasePath(path, "", true);
    }

    /**
     * Works like {@link #of}, with the public prefix {@code mount} in front of the path. Requests may arrive with or
     * without this prefix.
     */
    public static BasePath mounted(String mount, String path) {
        return new BasePath(path, mount, false);
    }

    /** Returns the path as it was configured. */
    public String text() {
        return path;
    }

    /** Returns the public path, as far as it is known without a request. */
    public String publicText() {
        return mount + path;
    }

    /** Returns whether {@link #below} depends on the context path. */
    boolean dependsOnMount() {
        return whole;
    }

    /** Returns the path of the endpoints below the context path {@code mountedAt}. */
    public String below(String mountedAt) {
        boolean named = whole && !mountedAt.isEmpty() && path.startsWith(mountedAt + "/");
        return named ? path.substring(mountedAt.length()) : path;
    }

    /**
     * Returns the home page of the application whose endpoints are at {@code endpoints}, as far as it is known without
     * a request.
     */
    public String homeOf(String endpoints) {
        return endpoints.endsWith(path) ? endpoints.substring(0, endpoints.length() - path.length()) : endpoints;
    }

    /** Returns the public context path for a request with the context path {@code mountedAt}. */
    String publicMount(String mountedAt) {
        return mount.isEmpty() ? mountedAt : mount;
    }
}
