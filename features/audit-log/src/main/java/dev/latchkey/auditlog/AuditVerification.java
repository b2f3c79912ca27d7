package dev.latchkey.auditlog;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The result of verifying a chain.
 *
 * @param entries how many entries are as they were written, from the beginning to the first that is not
 * @param chains how many chains these entries belong to. A chain begins anew if the application starts and finds no
 *     file. Each further one is a place where entries at the end of the chain before may be missing
 * @param head number and code of the last good entry. Compare it with one that was noted elsewhere: lines that are
 *     missing at the end leave a chain that is good
 * @param broken the first line that is not as it was written; empty if all are
 */
public record AuditVerification(long entries, int chains, String head, Optional<Broken> broken) {

    public AuditVerification {
        requireNonNull(head, "head");
        requireNonNull(broken, "broken");
    }

    /**
     * A line that is not as it was written.
     *
     * @param line the number of the line in the file, from 1
     */
    public record Broken(Path file, long line, Fault fault) {

        public Broken {
            requireNonNull(file, "file");
            requireNonNull(fault, "fault");
        }
    }

    /** What is wrong with a line. */
    public enum Fault {
        /** The line is no entry of a chain, for example because the machine stopped while it was written. */
        UNREADABLE,
        /** The line was changed, or no secret of this application has written it. */
        CHANGED,
        /** Lines before this one were removed, added or moved. */
        OUT_OF_ORDER
    }
}
