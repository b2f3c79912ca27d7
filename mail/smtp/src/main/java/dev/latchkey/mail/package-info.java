/** Sends mail for {@link dev.latchkey.provider.EmailProvider}, by SMTP or through a service over HTTP. */
@NullMarked
package dev.latchkey.mail;

import org.jspecify.annotations.NullMarked;
