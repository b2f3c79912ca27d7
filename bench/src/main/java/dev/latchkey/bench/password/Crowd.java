package dev.latchkey.bench.password;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many people as there are threads, who come all at the same time, and again when the last one is done. */
final class Crowd implements AutoCloseable {

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final int people;
    private final ExecutorService threads;

    Crowd(int people) {
        this.people = people;
        this.threads = Executors.newFixedThreadPool(people);
    }

    /** Lets all of them check, so many times. */
    Turn turn(Contender contender, int times) throws InterruptedException, ExecutionException {
        Callable<Boolean> check = contender.check()::run;
        long cpu = process.getProcessCpuTime();
        long start = System.nanoTime();
        int checked = 0;
        for (int i = 0; i < times; i++) {
            for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(people, check))) {
                checked += each.get() ? 1 : 0;
            }
        }
        return new Turn(
                checked, times * people - checked, System.nanoTime() - start, process.getProcessCpuTime() - cpu);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
