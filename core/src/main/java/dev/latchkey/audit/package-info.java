/** The audit that says what guards each route of an application. */
@NullMarked
package dev.latchkey.audit;

import org.jspecify.annotations.NullMarked;
