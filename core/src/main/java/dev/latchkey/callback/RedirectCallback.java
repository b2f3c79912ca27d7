package dev.latchkey.callback;

/** Decides where a browser may be sent after signing in or out (wire.md#callback-url). */
@FunctionalInterface
public interface RedirectCallback {

    /**
     * Returns the absolute URL to send the browser to.
     *
     * @param url the text that the request asks for; it can be anything, so do not trust it
     * @param origin the application's own address, without a slash at the end
     * @throws Exception if it fails; then the browser goes to the application's own address
     */
    String redirect(String url, String origin) throws Exception;
}
