package dev.latchkey.accountpage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.session.SessionClaims;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of users: one record for each user who has any. */
final class UserAttributes implements SessionClaims {

    static final String KIND = "attributes";

    private static final int MOST_ATTEMPTS = 16;

    private final RecordStore records;
    private final List<Attribute<?>> declared;

    UserAttributes(RecordStore records, List<Attribute<?>> declared) {
        this.records = records;
        this.declared = List.copyOf(declared);
    }

    /** Returns whether sessions have any of them. */
    boolean areInSessions() {
        return declared.stream().anyMatch(Attribute::isInSession);
    }

    List<Attribute<?>> editable() {
        return declared.stream().filter(Attribute::isEditable).toList();
    }

    /**
     * Checks that an attribute is declared.
     *
     * @throws IllegalArgumentException if it is not
     */
    void require(Attribute<?> attribute) {
        if (declared.stream().noneMatch(each -> each.name().equals(attribute.name()))) {
            throw new IllegalArgumentException(
                    attribute + " is not declared: call attributes(…) of AccountPage with it");
        }
    }

    /** Returns the values of a user, by the names of the attributes. */
    Map<String, @Nullable Object> of(String userId) {
        return records.record(KIND, userId).map(UserAttributes::values).orElse(Map.of());
    }

    /**
     * Changes some values, and leaves the others.
     *
     * @param changes by name; {@code null} removes a value
     * @return {@code false} if there is no such user
     */
    boolean change(String userId, Map<String, ? extends @Nullable Object> changes) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredRecord there = records.record(KIND, userId).orElse(null);
            Map<String, @Nullable Object> values = new LinkedHashMap<>(there == null ? Map.of() : values(there));
            changes.forEach((name, value) -> {
                if (value == null) {
                    values.remove(name);
                } else {
                    values.put(name, value);
                }
            });
            String content = Json.write(values);
            boolean done = there == null
                    ? records.addRecord(StoredRecord.of(KIND, userId, userId, content))
                    : records.replaceRecord(there, content, null);
            if (done) {
                return true;
            }
            if (there == null && records.record(KIND, userId).isEmpty()) {
                return false; // the user is gone
            }
        }
        throw new AuthException.Fault(ErrorCode.ADAPTER, "others were always faster at changing attributes", null);
    }

    @Override
    public Claims added(Claims claims, String userId) {
        Map<String, @Nullable Object> values = of(userId);
        Map<String, Object> shown = new LinkedHashMap<>();
        for (Attribute<?> attribute : declared) {
            if (attribute.isInSession()) {
                attribute.in(values.get(attribute.name())).ifPresent(value -> shown.put(attribute.name(), value));
            }
        }
        return shown.isEmpty() ? claims.without(AccountPage.ID) : claims.with(AccountPage.ID, shown);
    }

    private static Map<String, @Nullable Object> values(StoredRecord record) {
        return Json.parseObject(record.content());
    }
}
