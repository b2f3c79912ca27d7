package dev.latchkey.servlet;

import dev.latchkey.SessionWatch;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

// #region listener
/** Closes a watch when its stream is over, or when its client is gone. */
record ClosesWatch(SessionWatch watch) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        watch.close();
    }

    @Override
    public void onError(AsyncEvent event) {
        watch.close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        watch.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
// #endregion
