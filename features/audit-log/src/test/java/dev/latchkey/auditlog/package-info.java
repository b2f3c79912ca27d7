@NullMarked
package dev.latchkey.auditlog;

import org.jspecify.annotations.NullMarked;
