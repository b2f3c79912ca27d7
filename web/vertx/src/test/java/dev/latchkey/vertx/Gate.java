package dev.latchkey.vertx;

import io.vertx.core.Context;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Code of an application that waits at one place until it is told to go on. */
final class Gate {

    private volatile String closed = "";
    private volatile boolean onEventLoop;
    private volatile CountDownLatch entered = new CountDownLatch(1);
    private volatile CountDownLatch opened = new CountDownLatch(1);

    void close(String place) {
        entered = new CountDownLatch(1);
        opened = new CountDownLatch(1);
        onEventLoop = false;
        closed = place;
    }

    void open() {
        closed = "";
        opened.countDown();
    }

    /** What callbacks call. */
    void pass(String place) {
        if (place.equals(closed)) {
            onEventLoop = Context.isOnEventLoopThread();
            entered.countDown();
            await(opened);
        }
    }

    /** Until somebody waits here. */
    void awaitSomebody() {
        await(entered);
    }

    boolean wasOnEventLoop() {
        return onEventLoop;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
