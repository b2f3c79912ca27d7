package dev.latchkey.cli;

import dev.latchkey.model.Secret;
import dev.latchkey.seal.SecretStrength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Checks the secrets of an application, and where they are. */
record SecretCheck(SettingsApplication application, Findings findings) {

    void run() {
        List<Secret> secrets = application.secrets();
        findings.addIf(secrets.isEmpty(), Problem.SECRET_MISSING, "There is no secret that seals sessions");
        for (int i = 0; i < secrets.size(); i++) {
            findings.addIf(
                    SecretStrength.isWeak(secrets.get(i)),
                    Problem.SECRET_WEAK,
                    "Secret " + (i + 1) + " of " + secrets.size() + " has fewer than " + SecretStrength.LEAST_BYTES
                            + " bytes or repeats itself, and can be guessed"
                            + (secrets.size() == 1 ? "" : "; a comma separates secrets, so no secret may have one"));
        }
        findings.addIf(
                new HashSet<>(texts(secrets)).size() < secrets.size(),
                Problem.SECRET_TWICE,
                "Two of the " + secrets.size() + " secrets are the same");
        clientSecrets(secrets);
        file();
    }

    private void clientSecrets(List<Secret> secrets) {
        List<String> texts = texts(secrets);
        application.settings().environment().forEach((name, value) -> {
            boolean ofProvider = name.endsWith("_SECRET")
                    && !name.equals("AUTH_SECRET")
                    && !name.equals("NEXTAUTH_SECRET")
                    && !name.equals("LATCHKEY_SECRET");
            findings.addIf(
                    ofProvider && texts.contains(value),
                    Problem.SECRET_REUSED,
                    name + " is also a secret that seals sessions");
        });
        application
                .settings()
                .latchkey()
                .forEach((name, value) -> findings.addIf(
                        name.endsWith("client-secret") && texts.contains(value.toString()),
                        Problem.SECRET_REUSED,
                        "latchkey." + name + " is also a secret that seals sessions"));
    }

    private void file() {
        Path file = application.settings().file();
        if (file == null) {
            return;
        }
        boolean variables = SettingsFile.isOfVariables(file);
        Map<String, Object> written =
                variables ? Map.copyOf(SettingsFile.variables(file)) : SettingsFile.settings(file);
        List<String> secret = written.entrySet().stream()
                .filter(entry -> isSecret(entry.getKey()))
                .filter(entry -> !entry.getValue().toString().contains("${"))
                .filter(entry -> !entry.getValue().toString().isBlank())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        secret.stream()
                .filter(name -> !variables)
                .forEach(name -> findings.add(
                        Problem.SECRET_IN_FILE, name + " stands in " + file.getFileName() + ", in plain text"));
        if (!secret.isEmpty() && isReadableByOthers(file)) {
            findings.add(
                    Problem.SECRET_FILE_READABLE,
                    "Every user of this machine can read " + file.getFileName() + ", which has " + secret.get(0));
        }
    }

    private static boolean isSecret(String name) {
        return name.matches("latchkey\\.(secret.*|provider\\..*\\.(client-secret|clientSecret|key|server))")
                || name.matches("(AUTH|NEXTAUTH|LATCHKEY)_(.*_)?(SECRET|KEY|SERVER)(_\\d+)?");
    }

    private static boolean isReadableByOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // a file system without such permissions
        }
    }

    private static List<String> texts(List<Secret> secrets) {
        return secrets.stream().map(Secret::reveal).toList();
    }
}
