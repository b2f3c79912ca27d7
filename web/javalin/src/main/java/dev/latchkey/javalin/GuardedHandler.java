package dev.latchkey.javalin;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/**
 * The handler of a route that requires a session. The route audit recognises this type.
 *
 * @param name the name of the handler in the route audit
 */
record GuardedHandler(String name, Handler work) implements Handler {

    @Override
    public void handle(Context context) throws Exception {
        work.handle(context);
    }
}
