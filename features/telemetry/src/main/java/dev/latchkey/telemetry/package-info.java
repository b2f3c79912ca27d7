/** Metrics and spans of Latchkey, for Micrometer and OpenTelemetry. */
@NullMarked
package dev.latchkey.telemetry;

import org.jspecify.annotations.NullMarked;
