package dev.latchkey.page;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Theme;
import dev.latchkey.page.StyleSheet.Brand;
import dev.latchkey.provider.MailTemplate;
import dev.latchkey.provider.MailText;
import dev.latchkey.provider.SignInMail;
import java.time.Duration;

/** The built-in mails. Everything in their HTML is escaped, and the recipient's address is not in it (A4). */
final class StandardMail implements MailTemplate {

    private static final char ZERO_WIDTH_SPACE = '\u200b';

    private final Brand brand;

    StandardMail(Theme theme) {
        this.brand = StyleSheet.brand(theme);
    }

    @Override
    public MailText write(SignInMail mail, AuthRequest request) {
        String site = line(mail.site());
        String shown = site.replace(".", ZERO_WIDTH_SPACE + "."); // mail programs make links of what looks like a host
        String html = Html.of((out, hooks) -> JtemailGenerated.render(
                out, hooks, mail, shown, time(mail.urlLifetime()), time(mail.codeLifetime()), brand));
        return new MailText("Sign in to " + site, text(mail, site), html);
    }

    private static String text(SignInMail mail, String site) {
        StringBuilder text =
                new StringBuilder("Sign in to ").append(site).append("\n\n").append(mail.url());
        if (mail.code() != null) {
            text.append("\n\nOr type this code where you asked for this mail: ").append(mail.code());
        }
        text.append("\n\nThe link works once, within ").append(time(mail.urlLifetime()));
        if (mail.code() != null && !mail.codeLifetime().equals(mail.urlLifetime())) {
            text.append("; the code within ").append(time(mail.codeLifetime()));
        }
        return text.append(".\nIf you did not ask for this mail, you can ignore it: nothing happens.\n")
                .toString();
    }

    private static String line(String name) {
        return name.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    private static String time(Duration lifetime) {
        long minutes = Math.max(1, lifetime.toMinutes());
        if (minutes >= 120 && minutes % 60 == 0) {
            return minutes / 60 + " hours";
        }
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }
}
