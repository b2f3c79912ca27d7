package dev.latchkey.auditlog;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes entries in one thread, which ends when it has nothing to do. A JVM that ends by itself waits for it. */
record BackgroundWriter(EntryWriter writer, ExecutorService thread) {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWriter.class);
    private static final int MOST_WAITING = 10_000;

    static BackgroundWriter standard(EntryWriter writer) {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                task -> new Thread(task, "latchkey-audit-log"));
        thread.allowCoreThreadTimeOut(true);
        return new BackgroundWriter(writer, thread);
    }

    void write(AuditEntry entry) {
        try {
            thread.execute(() -> writer.write(entry));
        } catch (RejectedExecutionException e) {
            LOG.error(
                    "An entry of the audit log is lost, because {} wait to be written: {}", MOST_WAITING, entry.kind());
        }
    }
}
