package dev.latchkey.site;

/**
 * Computes the path of the endpoints. It is below the context path, unless the public address names the whole path,
 * which then includes the context path, even if a proxy removes that.
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

    /** A path below what the application is mounted at, such as {@code /auth}; without a slash at the end. */
    public static BasePath of(String path) {
        return new BasePath(path, "", false);
    }

    /** Returns the whole path of the endpoints, as people see it, such as {@code /shop/auth}. */
    public static BasePath whole(String path) {
        return new BasePath(path, "", true);
    }

    /** Works like {@link #of}, and people see {@code mount} in front of it, whatever of that arrives here. */
    public static BasePath mounted(String mount, String path) {
        return new BasePath(path, mount, false);
    }

    /** As it was configured. */
    public String text() {
        return path;
    }

    /** As people see it, as far as that is known without a request. */
    public String publicText() {
        return mount + path;
    }

    /** Returns whether {@link #below} depends on what the application is mounted at. */
    boolean dependsOnMount() {
        return whole;
    }

    /** Where the endpoints are below {@code mountedAt}. */
    public String below(String mountedAt) {
        boolean named = whole && !mountedAt.isEmpty() && path.startsWith(mountedAt + "/");
        return named ? path.substring(mountedAt.length()) : path;
    }

    /** What people see the application mounted at, where the request says {@code mountedAt}. */
    String publicMount(String mountedAt) {
        return mount.isEmpty() ? mountedAt : mount;
    }
}
