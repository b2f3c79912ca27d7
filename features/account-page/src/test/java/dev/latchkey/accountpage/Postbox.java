package dev.latchkey.accountpage;

import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the mails of a test arrive. */
final class Postbox {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{4} ?[0-9]{4}\\b");

    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    EmailProvider provider() {
        return EmailProvider.of(mails::add).from("Acme <no-reply@example.org>");
    }

    List<String> recipients() {
        return mails.stream().map(Mail::to).toList();
    }

    Mail last() {
        return mails.get(mails.size() - 1);
    }

    /** The link of the newest mail to an address, as a path. */
    String link(String to) {
        return first(LINK, to).replaceFirst("^https?://[^/]+", "");
    }

    String code(String to) {
        return first(CODE, to);
    }

    private String first(Pattern pattern, String to) {
        Mail mail = mails.stream()
                .filter(each -> each.to().equals(to))
                .reduce((one, next) -> next)
                .orElseThrow(() -> new AssertionError("No mail, only to " + recipients()));
        Matcher found = pattern.matcher(mail.text());
        if (!found.find()) {
            throw new AssertionError("The mail lacks what was looked for");
        }
        return Objects.requireNonNull(found.group());
    }
}
