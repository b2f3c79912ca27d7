package dev.latchkey.cli;

import dev.latchkey.model.User;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import dev.latchkey.wire.EmailAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Finds, disables and enables users, and ends their sessions. */
record UsersCommand(Surroundings surroundings, TableNames names) {

    /** Prints one user. */
    int find(String idOrAddress, boolean json) {
        try (OpenStore open = open();
                UserAdministration users = UserAdministration.of(open.store(), surroundings)) {
            Optional<StoredUser> found = found(checked(open), idOrAddress);
            if (found.isEmpty()) {
                return nobody();
            }
            Map<String, @Nullable Object> data = data(found.get(), checked(open), users);
            List<String> lines = new ArrayList<>();
            data.forEach((name, value) -> lines.add(String.format("%-14s %s", name, value == null ? "–" : value)));
            surroundings.print(json, data, lines);
            return ExitCode.OK;
        }
    }

    /** Prints one page of users, in the order of ids. */
    int list(String after, int most, boolean json) {
        try (OpenStore open = open()) {
            List<StoredUser> page = checked(open).users(after, most);
            List<Map<String, @Nullable Object>> users =
                    page.stream().map(UsersCommand::data).toList();
            String next =
                    page.size() < most ? null : page.get(page.size() - 1).user().id();
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("users", users);
            data.put("next", next);
            List<String> lines = new ArrayList<>();
            page.forEach(user -> lines.add(line(user.user())));
            if (next != null) {
                lines.add("More: --after " + next);
            }
            surroundings.print(json, data, lines);
            return ExitCode.OK;
        }
    }

    int disable(String idOrAddress, boolean json) {
        return change(idOrAddress, UserAdministration::disable, "is disabled, and all sessions have ended", json);
    }

    int enable(String idOrAddress, boolean json) {
        return change(idOrAddress, UserAdministration::enable, "may sign in", json);
    }

    int endSessions(String idOrAddress, boolean json) {
        return change(idOrAddress, UserAdministration::endSessions, "has no sessions any more", json);
    }

    private int change(String idOrAddress, BiPredicate<UserAdministration, String> change, String words, boolean json) {
        try (OpenStore open = open();
                UserAdministration users = UserAdministration.of(open.store(), surroundings)) {
            Optional<String> id =
                    found(checked(open), idOrAddress).map(user -> user.user().id());
            if (id.isEmpty() || !change.test(users, id.get())) {
                return nobody();
            }
            surroundings.print(
                    json,
                    Map.of("id", id.get(), "disabled", users.isDisabled(id.get())),
                    List.of("The user " + id.get() + " " + words));
            return ExitCode.OK;
        }
    }

    private OpenStore open() {
        return OpenStore.of(StoreAddress.of(surroundings.environment()), names);
    }

    private Store checked(OpenStore open) {
        return open.checked(surroundings.clock());
    }

    private int nobody() {
        surroundings.err().println("There is no such user");
        surroundings.err().flush();
        return ExitCode.FINDINGS;
    }

    private static Optional<StoredUser> found(Store store, String idOrAddress) {
        EmailAddress address = EmailAddress.of(idOrAddress);
        return store.user(idOrAddress).or(() -> address == null ? Optional.empty() : store.userByEmail(address.text()));
    }

    private static Map<String, @Nullable Object> data(StoredUser stored) {
        User user = stored.user();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("id", user.id());
        data.put("name", user.name());
        data.put("email", user.email());
        data.put(
                "emailVerified",
                stored.emailVerified() == null ? null : stored.emailVerified().toString());
        return data;
    }

    private static Map<String, @Nullable Object> data(StoredUser stored, Store store, UserAdministration users) {
        String id = stored.user().id();
        Map<String, @Nullable Object> data = data(stored);
        data.put("disabled", users.isDisabled(id));
        data.put("password", users.passwords().has(id));
        data.put(
                "accounts",
                store.accounts(id).stream()
                        .map(StoredAccount::account)
                        .map(account -> account.provider())
                        .sorted()
                        .toList());
        data.put("sessions", store.sessions(id).size());
        return data;
    }

    private static String line(User user) {
        return user.id() + "  " + (user.email() == null ? "–" : user.email()) + "  "
                + (user.name() == null ? "–" : user.name());
    }
}
