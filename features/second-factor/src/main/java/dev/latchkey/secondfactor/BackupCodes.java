package dev.latchkey.secondfactor;

import dev.latchkey.model.Claims;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Ten codes for the day on which the phone is lost. The store has their hashes; a code that was used is no longer
 * there.
 */
final class BackupCodes {

    static final String KIND = "backup-codes";

    private static final int HOW_MANY = 10;
    private static final int SALT_BYTES = 16;
    private static final int MOST_ATTEMPTS = HOW_MANY + 1;

    private static final String SALT = "salt";
    private static final String ROUNDS = "rounds";
    private static final String HASHES = "hashes";

    private final UserRecords records;
    private final SecureRandom random;
    private final int rounds;

    BackupCodes(RecordStore store, SecureRandom random, int rounds) {
        this.records = new UserRecords(KIND, store);
        this.random = random;
        this.rounds = rounds;
    }

    /** Makes ten codes in place of those that are there. Show them now, since nobody can show them again. */
    List<String> make(String userId) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        BackupCodeHash hash = new BackupCodeHash(salt, rounds);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < HOW_MANY; i++) {
            codes.add(BackupCodeText.random(random));
        }
        List<String> hashes =
                codes.stream().map(BackupCodeText::plain).map(hash::of).toList();
        records.put(
                userId,
                Claims.empty()
                        .with(SALT, HexFormat.of().formatHex(salt))
                        .with(ROUNDS, rounds)
                        .with(HASHES, hashes));
        return codes;
    }

    /** Returns how many are left. */
    int left(String userId) {
        return records.find(userId)
                .map(record -> UserRecords.content(record).texts(HASHES).size())
                .orElse(0);
    }

    /**
     * Uses a code up. Of several calls with the same code at the same time, one succeeds.
     *
     * @return {@code false} if it is wrong, or was used
     */
    boolean use(String userId, String typed) {
        String code = BackupCodeText.plain(typed);
        String salt = "";
        String hash = "";
        for (int i = 0; i < MOST_ATTEMPTS && BackupCodeText.isPossible(code); i++) {
            Optional<StoredRecord> there = records.find(userId);
            if (there.isEmpty()) {
                return false;
            }
            Claims content = UserRecords.content(there.get());
            String current = content.text(SALT).orElse("");
            if (!current.equals(salt)) { // others may have been made meanwhile
                salt = current;
                hash = hash(content).of(code);
            }
            List<String> left = new ArrayList<>(content.texts(HASHES));
            String used = hash;
            if (!left.removeIf(each -> BackupCodeHash.isSame(each, used))) {
                return false;
            }
            if (records.replace(there.get(), content.with(HASHES, left))) {
                return true;
            }
        }
        return false;
    }

    boolean remove(String userId) {
        return records.remove(userId);
    }

    private static BackupCodeHash hash(Claims content) {
        byte[] salt = HexFormat.of().parseHex(content.text(SALT).orElseThrow());
        return new BackupCodeHash(salt, Math.toIntExact(content.number(ROUNDS).orElseThrow()));
    }
}
