package dev.latchkey.auditlog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.auditlog.AuditVerification.Broken;
import dev.latchkey.auditlog.AuditVerification.Fault;
import dev.latchkey.fixtures.Visitor;
import dev.latchkey.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether somebody who changes the file is found out. */
class ChainTest {

    private static final String SECRET = "a-secret-of-the-application-0123456789-0123456789";
    private static final String NEXT_SECRET = "the-next-secret-of-the-application-0123456789-01";

    private static final String STRANGE_SECRET = "the-secret-of-somebody-else-0123456789-0123456789";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void prepare() {
        file = folder.resolve("audit.jsonl");
    }

    @Test
    void an_untouched_chain_is_good() throws IOException {
        run(SECRET);

        AuditVerification result = verify(file);
        assertThat(result.broken()).isEmpty();
        assertThat(result.entries()).isEqualTo(4);
        assertThat(result.chains()).isEqualTo(1);
        assertThat(result.head()).matches("4:[0-9a-f]{64}");
    }

    @Test
    void a_changed_line_is_named() throws IOException {
        run(SECRET);
        List<String> lines = lines();
        lines.set(1, lines.get(1).replace("account-linked", "account-unlinked"));
        Files.write(file, lines);

        assertThat(verify(file).broken()).contains(new Broken(file, 2, Fault.CHANGED));
    }

    @Test
    void a_removed_line_is_named_by_the_next_one() throws IOException {
        run(SECRET);
        List<String> lines = lines();
        lines.remove(1);
        Files.write(file, lines);

        assertThat(verify(file).broken()).contains(new Broken(file, 2, Fault.OUT_OF_ORDER));
    }

    @Test
    void lines_in_another_order_are_named() throws IOException {
        run(SECRET);
        List<String> lines = lines();
        Collections.swap(lines, 1, 2);
        Files.write(file, lines);

        assertThat(verify(file).broken()).contains(new Broken(file, 2, Fault.OUT_OF_ORDER));
    }

    @Test
    void an_added_line_is_named_without_the_secret() throws IOException {
        run(SECRET);
        Path other = folder.resolve("forged.jsonl");
        try (Application forger =
                new Application(AuditLog.to(JsonLines.to(other).chained()), Store.inMemory(), STRANGE_SECRET)) {
            forger.visitor().get("/auth/callback/work?code=x&state=y");
        }
        Files.write(file, Files.readAllBytes(other), StandardOpenOption.APPEND);

        assertThat(verify(file).broken()).contains(new Broken(file, 5, Fault.CHANGED));
    }

    /** Nothing in a file can say that it was longer; a head that was noted elsewhere can. */
    @Test
    void lines_that_are_missing_at_the_end_show_in_the_head() throws IOException {
        run(SECRET);
        String head = verify(file).head();
        List<String> lines = lines();
        lines.remove(3);
        Files.write(file, lines);

        assertThat(verify(file).broken()).isEmpty();
        assertThat(verify(file).head()).isNotEqualTo(head);
    }

    @Test
    void a_chain_goes_on_after_a_restart_and_a_change_of_secrets() throws IOException {
        run(SECRET);
        run(NEXT_SECRET, SECRET);

        AuditVerification result = verify(file);
        assertThat(result.broken()).isEmpty();
        assertThat(result.entries()).isEqualTo(8);
        assertThat(result.chains()).isEqualTo(1);
    }

    @Test
    void a_chain_goes_on_in_the_next_file_when_the_first_is_moved_away() throws IOException {
        Path first = folder.resolve("audit.1.jsonl");
        try (Application application = application(SECRET)) {
            signInAndOut(application);
            Files.move(file, first);
            signInAndOut(application);
        }

        assertThat(verify(first, file).broken()).isEmpty();
        assertThat(verify(first, file).chains()).isEqualTo(1);
        assertThat(verify(file).broken()).isEmpty(); // older files may be gone
        assertThat(verify(file, first).chains()).isEqualTo(2); // in the wrong order, a chain seems to begin anew
    }

    /** Two nodes with one file. */
    @Test
    void two_processes_write_one_chain() throws IOException {
        try (Application one = application(SECRET);
                Application other = application(SECRET)) {
            signInAndOut(one);
            signInAndOut(other);
            signInAndOut(one);
        }

        assertThat(verify(file).broken()).isEmpty();
        assertThat(verify(file).chains()).isEqualTo(1);
    }

    @Test
    void a_file_that_was_cut_under_a_running_process_is_named() throws IOException {
        try (Application application = application(SECRET)) {
            signInAndOut(application);
            Files.write(file, lines().subList(0, 2));
            signInAndOut(application);
        }

        assertThat(verify(file).broken()).contains(new Broken(file, 3, Fault.OUT_OF_ORDER));
    }

    @Test
    void a_copy_of_the_beginning_is_no_new_chain() throws IOException {
        run(SECRET);
        Files.write(file, lines().subList(0, 2), StandardOpenOption.APPEND);

        assertThat(verify(file).broken()).contains(new Broken(file, 5, Fault.OUT_OF_ORDER));
    }

    @Test
    void two_processes_go_on_with_one_chain_when_the_file_is_moved_away() throws IOException {
        Path first = folder.resolve("audit.1.jsonl");
        try (Application one = application(SECRET);
                Application other = application(SECRET)) {
            signInAndOut(one);
            signInAndOut(other);
            Files.move(file, first);
            signInAndOut(one); // and has not seen what the other wrote last
            signInAndOut(other);
        }

        assertThat(verify(first, file).broken()).isEmpty();
        assertThat(verify(first, file).chains()).isEqualTo(1);
    }

    @Test
    void a_line_that_was_half_written_does_not_damage_the_next() throws IOException {
        run(SECRET);
        String last = lines().get(3);
        Files.writeString(file, last.substring(0, 80), US_ASCII, StandardOpenOption.APPEND);
        run(SECRET);

        assertThat(lines()).hasSize(9);
        assertThat(verify(file).broken()).contains(new Broken(file, 5, Fault.UNREADABLE));
        List<String> mended = lines();
        mended.remove(4);
        Files.write(file, mended);
        assertThat(verify(file).broken()).isEmpty();
    }

    private void run(String... secrets) {
        try (Application application = application(secrets)) {
            signInAndOut(application);
        }
    }

    private Application application(String... secrets) {
        return new Application(AuditLog.to(JsonLines.to(file).chained()), Store.inMemory(), secrets);
    }

    private static void signInAndOut(Application application) {
        Visitor ada = application.visitor();
        ada.signsIn("work");
        ada.post("/auth/signout", Map.of());
    }

    private AuditVerification verify(Path... files) throws IOException {
        try (Application application =
                new Application(AuditLog.to(entry -> {}), Store.inMemory(), NEXT_SECRET, SECRET)) {
            return AuditLog.of(application.auth).verify(List.of(files));
        }
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }
}
