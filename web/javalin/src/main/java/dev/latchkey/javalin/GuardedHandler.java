package dev.latchkey.javalin;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/**
 * The handler of a route that requires a session. The route audit recognises it.
 *
 * @param name the plugin's name for it
 */
record GuardedHandler(String name, Handler work) implements Handler {

    @Override
    public void handle(Context context) throws Exception {
        work.handle(context);
    }
}
