package dev.latchkey.accountpage;

import dev.latchkey.featuremails.MailMessage;
import dev.latchkey.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mails about a change of address. */
record AddressMails(Texts texts) {

    /** To the new address. */
    MailMessage confirm(String to, String site, String url, String code) {
        return new MailMessage(
                        to,
                        texts.text(AccountText.MAIL_CONFIRM_SUBJECT, site),
                        texts.text(AccountText.MAIL_CONFIRM_HEADING),
                        List.of(texts.text(AccountText.MAIL_CONFIRM_LEAD)),
                        new MailMessage.Link(texts.text(AccountText.MAIL_CONFIRM_LINK), url),
                        code,
                        texts.text(AccountText.MAIL_CONFIRM_NOTE))
                .askedFor();
    }

    /** To the old address; {@code undo} is the address of a link, or {@code null}. */
    MailMessage changed(String to, String site, @Nullable String undo) {
        String subject = texts.text(AccountText.MAIL_CHANGED_SUBJECT, site);
        String heading = texts.text(AccountText.MAIL_CHANGED_HEADING);
        String lead = texts.text(AccountText.MAIL_CHANGED_LEAD);
        String note = texts.text(AccountText.MAIL_CHANGED_NOTE);
        if (undo == null) {
            return new MailMessage(to, subject, heading, List.of(lead), null, null, note);
        }
        String hint = texts.text(AccountText.MAIL_CHANGED_UNDO, AddressUndo.LIFETIME.toDays());
        MailMessage.Link link = new MailMessage.Link(texts.text(AccountText.MAIL_CHANGED_LINK), undo);
        return new MailMessage(to, subject, heading, List.of(lead, hint), link, null, note);
    }
}
