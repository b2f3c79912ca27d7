package dev.latchkey.journeys.guides;

import dev.latchkey.AuthBuilder;
import dev.latchkey.event.AuthEvent;
import java.util.concurrent.BlockingQueue;

/** A listener that hands work on, so that the sign-in does not wait. */
final class WelcomeMail {

    private WelcomeMail() {}

    static AuthBuilder with(AuthBuilder builder, BlockingQueue<String> welcomes) {
        // #region listener
        return builder.listener(event -> {
            if (event instanceof AuthEvent.UserCreated created) {
                welcomes.add(created.user().displayName());
            }
        });
        // #endregion listener
    }
}
