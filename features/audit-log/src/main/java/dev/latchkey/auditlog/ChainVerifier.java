package dev.latchkey.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.auditlog.AuditVerification.Broken;
import dev.latchkey.auditlog.AuditVerification.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a chain from line to line, and stops at the first that does not hold. A chain may begin anew, but only once:
 * a second line with the same code is a copy.
 */
final class ChainVerifier {

    private final ChainKey key;
    private final Set<String> beginnings = new HashSet<>();
    private @Nullable ChainHead head;
    private long entries;
    private int chains;

    ChainVerifier(ChainKey key) {
        this.key = key;
    }

    AuditVerification verify(List<Path> files) throws IOException {
        for (Path file : files) {
            Optional<Broken> broken = follow(file);
            if (broken.isPresent()) {
                return result(broken);
            }
        }
        return result(Optional.empty());
    }

    private AuditVerification result(Optional<Broken> broken) {
        return new AuditVerification(entries, chains, (head == null ? ChainHead.BEGINNING : head).toString(), broken);
    }

    private Optional<Broken> follow(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Fault fault = follow(line);
                if (fault != null) {
                    return Optional.of(new Broken(file, number, fault));
                }
            }
            return Optional.empty();
        }
    }

    private @Nullable Fault follow(String text) {
        ChainedLine line = ChainedLine.read(text).orElse(null);
        if (line == null) {
            return Fault.UNREADABLE;
        }
        if (!key.isCodeOf(line.signed(), line.code())) {
            return Fault.CHANGED;
        }
        boolean begins = line.number() == 1 && line.previous().isEmpty() && beginnings.add(line.code());
        ChainHead before = head;
        if (before != null && !begins && !continues(before, line)) {
            return Fault.OUT_OF_ORDER;
        }
        if (before == null || begins) {
            chains++;
        }
        entries++;
        head = line.head();
        return null;
    }

    private static boolean continues(ChainHead before, ChainedLine line) {
        return line.number() == before.number() + 1 && line.previous().equals(before.code());
    }
}
