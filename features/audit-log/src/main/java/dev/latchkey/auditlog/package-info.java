/** The audit log: every event of sign-in, sessions and accounts as data. */
@NullMarked
package dev.latchkey.auditlog;

import org.jspecify.annotations.NullMarked;
