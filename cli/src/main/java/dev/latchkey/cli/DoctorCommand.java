package dev.latchkey.cli;

import dev.latchkey.Auth;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.wire.EmailAddress;
import dev.latchkey.wire.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for what is wrong with the settings of an application, and with a running one. */
final class DoctorCommand {

    private final Surroundings surroundings;
    private final boolean offline;
    private final String mailTo;
    private final TableNames names;
    private final Findings findings = new Findings();
    private final HttpProbe http;

    /** @param mailTo the address that gets a mail; empty for none */
    DoctorCommand(Surroundings surroundings, boolean offline, String mailTo, TableNames names) {
        this.surroundings = surroundings;
        this.offline = offline;
        this.mailTo = mailTo;
        this.names = names;
        this.http = new HttpProbe(surroundings.http(), surroundings.clock());
    }

    /**
     * Prints the findings.
     *
     * @param targets files of settings, and addresses of running endpoints; if there is none, the environment is
     *     checked
     */
    int run(List<String> targets, boolean json) {
        if (!mailTo.isEmpty() && EmailAddress.of(mailTo) == null) {
            throw CommandFailure.usage("--mail-to needs an e-mail address");
        }
        new VersionCheck(surroundings.classes(), findings).run();
        boolean reached = true;
        if (targets.isEmpty()) {
            settings(ApplicationSettings.read(null, surroundings.environment()));
        }
        for (String target : targets) {
            if (target.matches("https?://.*")) {
                reached &= running(target);
            } else {
                settings(ApplicationSettings.read(Path.of(target), surroundings.environment()));
            }
        }
        return print(reached, json);
    }

    private boolean running(String target) {
        String given = target.replaceAll("/+$", "");
        Origin origin = Origin.of(given);
        if (origin == null) {
            throw CommandFailure.usage("The address of the endpoints is one such as https://app.example.com/auth");
        }
        String url = given.equals(origin.toString()) ? given + "/auth" : given;
        return new EndpointCheck(http, findings, url, origin).run();
    }

    private void settings(ApplicationSettings settings) {
        SettingsApplication application = SettingsApplication.of(settings, surroundings);
        new SecretCheck(application, findings).run();
        new SettingsCheck(application, findings).run();
        if (application.mistakes().isEmpty() && application.refusals().isEmpty()) {
            try (Auth auth = application.auth()) {
                providers(application, auth);
            }
        }
        if (!offline) {
            new StoreCheck(StoreAddress.of(settings), names, findings).run();
        }
    }

    private void providers(SettingsApplication application, Auth auth) {
        String endpoints = PublicOrigin.endpoints(application, auth.basePath());
        for (Provider provider : auth.providers()) {
            if (provider instanceof OAuthProvider oauth) {
                findings.add(
                        Problem.CALLBACK_ADDRESS,
                        "The callback address of " + oauth.id() + " is " + endpoints + "/callback/" + oauth.id());
                if (!offline) {
                    new ProviderCheck(http, findings).run(oauth);
                }
            }
        }
        if (!mailTo.isEmpty()) {
            new MailCheck(findings).run(auth.providers(), mailTo);
        }
    }

    private int print(boolean reached, boolean json) {
        List<Finding> all = findings.all();
        boolean healthy = all.stream().allMatch(Finding::isNote);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("healthy", healthy);
        data.put("findings", all.stream().map(Finding::data).toList());
        List<String> lines = new ArrayList<>();
        all.forEach(finding -> {
            lines.add(String.format(
                    "%-7s  %s", finding.severity(), finding.problem().id()));
            lines.add("         " + finding.detail());
            lines.add("         " + finding.problem().todo());
        });
        lines.add(
                healthy
                        ? "Nothing is wrong"
                        : all.stream().filter(each -> !each.isNote()).count() + " problems");
        surroundings.print(json, data, lines);
        if (!reached) {
            return ExitCode.UNREACHABLE;
        }
        return healthy ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
