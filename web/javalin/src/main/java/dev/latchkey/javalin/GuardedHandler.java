package dev.latchkey.javalin;

import dev.latchkey.guard.Matcher;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.jspecify.annotations.Nullable;

/**
 * A handler of this plugin, recognised when routes are listed.
 *
 * @param name what the plugin calls it
 * @param covers the paths it guards; {@code null}: those of its route
 */
record GuardedHandler(String name, @Nullable Matcher covers, Handler work) implements Handler {

    static GuardedHandler of(String name, Handler work) {
        return new GuardedHandler(name, null, work);
    }

    @Override
    public void handle(Context context) throws Exception {
        work.handle(context);
    }
}
