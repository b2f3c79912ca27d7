package dev.latchkey.store.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maintains the two lists that contain a record. The list of the owner is in the owner's slot, and the list of the
 * group is in the group's slot. A record is added to the lists before it is written. So a list may name a record that
 * does not exist yet or no longer exists, but never lacks an existing record. A list entry contains the token of its
 * record, so the entry for a deleted record cannot name a later record.
 */
final class RecordIndex {

    private static final int TOKEN_LENGTH = 36;
    private static final String KIND_END = "|";

    /**
     * The separator between an id and the token. No id contains this character, so the entries of a list are in the
     * order of ids.
     */
    private static final String ID_END = "\0";

    private final RedisConnection redis;
    private final RedisKeys keys;

    RecordIndex(RedisConnection redis, RedisKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** An entry in the list of an owner. */
    record Owned(String member) {

        String token() {
            return member.substring(0, TOKEN_LENGTH);
        }

        String kind() {
            return member.substring(TOKEN_LENGTH, member.indexOf(KIND_END));
        }

        String id() {
            return member.substring(member.indexOf(KIND_END) + 1);
        }
    }

    /**
     * Adds a record to its lists, or changes the expiry time in the lists. Returns {@code false} if the owner has been
     * deleted or is being deleted.
     */
    boolean add(RecordDocument document) {
        String owner = document.record().owner();
        String user = redis.addToIndex(keys.user(owner), keys.recordsOf(owner), owned(document), document.end(), true);
        if (user == null) {
            return false;
        }
        String group = group(document);
        if (group != null) {
            redis.addToGroup(group, RedisKeys.ends(group), grouped(document), document.end());
        }
        return true;
    }

    /** Removes a deleted record from its lists. */
    void remove(RecordDocument document) {
        String group = group(document);
        if (group != null) {
            removeFromGroup(group, List.of(grouped(document)));
        }
        redis.removeFromIndex(keys.recordsOf(document.record().owner()), List.of(owned(document)));
    }

    List<Owned> of(String owner) {
        return redis.list(keys.recordsOf(owner)).stream().map(Owned::new).toList();
    }

    /** Returns the records of these entries. Removes the entries whose record does not exist. */
    List<RecordDocument> documents(String owner, List<Owned> members) {
        Map<String, String> places = new LinkedHashMap<>();
        members.forEach(each -> places.put(each.token(), keys.record(each.kind(), each.id())));
        Found found = find(places);
        List<Owned> gone = members.stream()
                .filter(each -> !found.tokens.contains(each.token()))
                .toList();
        redis.removeFromIndex(
                keys.recordsOf(owner), gone.stream().map(Owned::member).toList());
        return found.documents;
    }

    /** Returns entries of a group in the order of their ids, beginning after {@code after}. */
    List<String> page(String kind, String group, String after, int most) {
        return redis.page(keys.group(kind, group), after, most);
    }

    /** Returns the position directly before the first entry whose id comes after {@code id}. */
    static String behind(String id) {
        return id.isEmpty() ? "" : id + ID_END + Character.MAX_VALUE;
    }

    /** Returns the records of these entries of a group. Removes the entries whose record does not exist. */
    List<RecordDocument> documents(String kind, String group, List<String> members) {
        Map<String, String> places = new LinkedHashMap<>();
        members.forEach(each -> places.put(tokenOf(each), keys.record(kind, idOf(each))));
        Found found = find(places);
        removeFromGroup(
                keys.group(kind, group),
                members.stream()
                        .filter(each -> !found.tokens.contains(tokenOf(each)))
                        .toList());
        return found.documents;
    }

    /**
     * The contents that Redis has for some keys.
     *
     * @param tokens the tokens of records and placeholders
     * @param documents the requested records, without later records that have the same key
     */
    private record Found(Set<String> tokens, List<RecordDocument> documents) {}

    /** @param places the keys, by the tokens of the records that should be there */
    private Found find(Map<String, String> places) {
        Found found = new Found(new HashSet<>(), new ArrayList<>());
        for (String text : redis.getAll(new LinkedHashSet<>(places.values()))) {
            found.tokens.add(RecordDocument.token(text));
            RecordDocument.of(text)
                    .filter(document -> places.containsKey(document.token()))
                    .ifPresent(found.documents::add);
        }
        return found;
    }

    private void removeFromGroup(String group, Collection<String> members) {
        redis.removeFromIndex(group, members);
        redis.removeFromIndex(RedisKeys.ends(group), members);
    }

    private @Nullable String group(RecordDocument document) {
        String group = document.record().group();
        return group == null ? null : keys.group(document.record().kind(), group);
    }

    private static String owned(RecordDocument document) {
        return document.token()
                + document.record().kind()
                + KIND_END
                + document.record().id();
    }

    private static String grouped(RecordDocument document) {
        return document.record().id() + ID_END + document.token();
    }

    private static String idOf(String member) {
        return member.substring(0, Math.max(0, member.lastIndexOf(ID_END)));
    }

    private static String tokenOf(String member) {
        return member.substring(member.lastIndexOf(ID_END) + 1);
    }
}
