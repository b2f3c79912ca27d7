package dev.latchkey.site;

/**
 * Where the endpoints are. Below what the application is mounted at, unless the public address names the whole path:
 * then what it is mounted at is a part of that, whether the server says so or a proxy takes it away.
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

    /** The whole path of the endpoints, as people see it, such as {@code /shop/auth}. */
    public static BasePath whole(String path) {
        return new BasePath(path, "", true);
    }

    /** As {@link #of}, and people see {@code mount} in front of it, whatever of that arrives here. */
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

    /** Whether {@link #below} depends on what the application is mounted at. */
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
