/** The events that Latchkey reports, for audit logs and metrics. */
@NullMarked
package dev.latchkey.event;

import org.jspecify.annotations.NullMarked;
