/** Mails that tell users what happens with their accounts, and a way to say that it was not them. */
@NullMarked
package dev.latchkey.securitynotices;

import org.jspecify.annotations.NullMarked;
