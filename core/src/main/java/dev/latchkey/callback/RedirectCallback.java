package dev.latchkey.callback;

/** Decides to which address Latchkey sends a browser after signing in or out (wire.md#callback-url). */
@FunctionalInterface
public interface RedirectCallback {

    /**
     * Returns the absolute URL to which the browser goes.
     *
     * @param url the address that the request contains, as text; it can be any text, so do not trust it
     * @param origin the application's own address, without a slash at the end
     * @throws Exception if the callback fails; the browser then goes to the application's own address
     */
    String redirect(String url, String origin) throws Exception;
}
