package dev.latchkey.callback;

/** Decides where a browser may be sent after signing in or out (wire.md#callback-url). */
@FunctionalInterface
public interface RedirectCallback {

    /**
     * Answers with an absolute URL to go to.
     *
     * @param url what the request asks for: any text, not to be trusted
     * @param origin the application's own address, without a slash at the end
     * @throws Exception the same as the application's own address
     */
    String redirect(String url, String origin) throws Exception;
}
