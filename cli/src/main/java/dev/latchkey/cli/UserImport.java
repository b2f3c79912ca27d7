package dev.latchkey.cli;

import dev.latchkey.model.User;
import dev.latchkey.passwords.UserPasswords;
import dev.latchkey.seal.Randoms;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredUser;
import dev.latchkey.wire.EmailAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds the users of a file. A file with a faulty line adds nobody. A user who is there already stays as they are, and
 * gets the password only if they have none and have proved their address.
 */
record UserImport(Surroundings surroundings, TableNames names) {

    int run(Path path, boolean dryRun, boolean json) {
        ImportFile file = ImportFile.read(path);
        List<String> faults = new ArrayList<>(file.faults());
        int added = 0;
        try (OpenStore open = OpenStore.of(StoreAddress.of(surroundings.environment()), names);
                UserAdministration users = UserAdministration.of(open.store(), surroundings)) {
            UserPasswords passwords = users.passwords();
            file.users().stream()
                    .filter(user -> !user.hash().isEmpty() && !passwords.takesHash(user.hash()))
                    .forEach(user -> faults.add("Line " + user.line() + " has a passwordHash of no known form"));
            if (faults.isEmpty() && !dryRun) {
                Store store = open.checked(surroundings.clock());
                for (ImportedUser user : file.users()) {
                    added += add(user, store, passwords, faults) ? 1 : 0;
                }
            }
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("users", file.users().size());
        data.put("added", added);
        data.put("faults", faults);
        List<String> lines = new ArrayList<>(faults);
        lines.add(file.users().size() + " users in the file, " + added + " added"
                + (dryRun ? ", because this was a dry run" : ""));
        surroundings.print(json, data, lines);
        return faults.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    /** Returns whether the user is new. */
    private boolean add(ImportedUser imported, Store store, UserPasswords passwords, List<String> faults) {
        Optional<StoredUser> present = present(imported, store);
        Optional<StoredUser> user = present.or(() -> store.createUser(user(imported), null));
        if (user.isEmpty()) {
            faults.add("Line " + imported.line() + ": another user has this address");
            return false;
        }
        String id = user.get().user().id();
        if (!imported.hash().isEmpty() && !passwords.has(id)) {
            if (present.isPresent() && present.get().emailVerified() == null) {
                faults.add(
                        "Line " + imported.line() + ": this user is there already, and has not proved the address, so"
                                + " the password is not added");
                return false; // somebody may have typed the address of another person
            }
            passwords.importHash(id, imported.hash());
        }
        if (!imported.loginName().isEmpty() && !isNamed(id, imported, passwords)) {
            faults.add("Line " + imported.line() + ": the loginName is another user's, or no name to sign in with");
        }
        return present.isEmpty();
    }

    private static boolean isNamed(String id, ImportedUser imported, UserPasswords passwords) {
        try {
            return passwords.addLoginName(id, imported.loginName());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<StoredUser> present(ImportedUser imported, Store store) {
        EmailAddress address = imported.address();
        return imported.id().isEmpty()
                ? store.userByEmail(address == null ? "" : address.text())
                : store.user(imported.id());
    }

    private StoredUser user(ImportedUser imported) {
        String id = imported.id().isEmpty() ? new Randoms(surroundings.random()).uuid() : imported.id();
        EmailAddress address = imported.address();
        return new StoredUser(
                new User(id, imported.name(), address == null ? null : address.text(), imported.image()),
                imported.verified() && address != null ? surroundings.clock().instant() : null);
    }
}
