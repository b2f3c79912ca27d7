package dev.latchkey.featuremails;

import dev.latchkey.page.MailOrigin;
import dev.latchkey.site.Site;

/** The request that caused a mail. */
record MailCause(MailOrigin origin, Site site) {}
