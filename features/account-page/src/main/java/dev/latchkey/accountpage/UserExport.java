package dev.latchkey.accountpage;

import dev.latchkey.feature.HistoryRecords;
import dev.latchkey.feature.LinkedAccounts;
import dev.latchkey.feature.UserSignInWays.LinkedAccount;
import dev.latchkey.model.Account;
import dev.latchkey.model.ListedSession;
import dev.latchkey.model.User;
import dev.latchkey.session.SessionControl;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import dev.latchkey.wire.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that the store has of a user, without what signs anybody in. */
final class UserExport {

    /** The newest records that tell what has happened, of which there may be very many. */
    private static final int MOST_OF_HISTORY = 1_000;

    private final UserStore users;
    private final RecordStore records;
    private final Optional<LinkedAccounts> accounts;
    private final Optional<SessionControl> sessions;

    UserExport(
            UserStore users,
            RecordStore records,
            Optional<LinkedAccounts> accounts,
            Optional<SessionControl> sessions) {
        this.users = users;
        this.records = records;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    Optional<String> of(String userId) {
        return members(userId).map(Json::write);
    }

    /** Returns the members of the JSON object; empty if there is no such user. */
    Optional<Map<String, @Nullable Object>> members(String userId) {
        return users.user(userId).map(user -> {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("user", user(user));
            members.put("accounts", accounts(userId));
            members.put("sessions", sessions(userId));
            members.put("records", records(userId));
            return members;
        });
    }

    private static Map<String, @Nullable Object> user(StoredUser stored) {
        User user = stored.user();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", user.id());
        json.put("name", user.name());
        json.put("email", user.email());
        json.put("emailVerified", text(stored.emailVerified()));
        json.put("image", user.image());
        return json;
    }

    private List<Map<String, @Nullable Object>> accounts(String userId) {
        return accounts.map(known -> known.of(userId).accounts()).orElse(List.of()).stream()
                .map(LinkedAccount::account)
                .map(UserExport::account)
                .toList();
    }

    private static Map<String, @Nullable Object> account(Account account) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("provider", account.provider());
        json.put("type", account.type());
        json.put("issuer", account.issuer());
        json.put("subject", account.subject());
        return json;
    }

    private List<Map<String, @Nullable Object>> sessions(String userId) {
        return sessions.filter(SessionControl::lists).map(control -> control.list(userId)).orElse(List.of()).stream()
                .map(UserExport::session)
                .toList();
    }

    private static Map<String, @Nullable Object> session(ListedSession session) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", session.id());
        json.put("provider", session.provider());
        json.put("address", session.address());
        json.put("userAgent", session.userAgent());
        json.put("signedInAt", text(session.signedInAt()));
        json.put("lastSeen", text(session.lastSeen()));
        json.put("expires", text(session.expires()));
        return json;
    }

    private List<Map<String, @Nullable Object>> records(String userId) {
        return Stream.concat(
                        records.recordsExcept(HistoryRecords.KIND, userId).stream(),
                        records.recordsIn(HistoryRecords.KIND, userId, "", MOST_OF_HISTORY).stream())
                .sorted(Comparator.comparing(StoredRecord::kind).thenComparing(StoredRecord.byId()))
                .map(UserExport::record)
                .toList();
    }

    /** What other features keep may be a secret, so they show it in their sections of the account page. */
    private static Map<String, @Nullable Object> record(StoredRecord record) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", record.kind());
        json.put("expires", text(record.expires()));
        if (record.kind().equals(UserAttributes.KIND)) {
            json.put("content", Json.parseObject(record.content()));
        }
        return json;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
