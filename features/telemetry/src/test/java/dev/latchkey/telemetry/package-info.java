@NullMarked
package dev.latchkey.telemetry;

import org.jspecify.annotations.NullMarked;
