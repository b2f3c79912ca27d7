package dev.latchkey.javalin;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/**
 * The handler of a route that asks for the session, recognised when routes are listed.
 *
 * @param name what the plugin calls it
 */
record GuardedHandler(String name, Handler work) implements Handler {

    @Override
    public void handle(Context context) throws Exception {
        work.handle(context);
    }
}
