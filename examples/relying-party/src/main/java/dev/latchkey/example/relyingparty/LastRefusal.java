package dev.latchkey.example.relyingparty;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers why the last sign-in failed, and says so in one line. */
final class LastRefusal implements Consumer<AuthEvent> {

    private volatile AuthEvent.@Nullable SignInFailed last;

    @Override
    public void accept(AuthEvent event) {
        if (event instanceof AuthEvent.SignInFailed failed) {
            last = failed;
            System.out.println(text(failed));
        }
    }

    /** Returns the text for the error page. It contains only names from closed lists. */
    String text() {
        AuthEvent.SignInFailed failed = last;
        return failed == null ? "No sign-in has failed" : text(failed);
    }

    private static String text(AuthEvent.SignInFailed failed) {
        return "Nobody was signed in: " + reason(failed.code(), failed.cause());
    }

    static String reason(ErrorCode code, @Nullable FailureCause cause) {
        return code.wire() + ", cause: " + (cause == null ? "none" : cause.wire());
    }
}
