/**
 * What a feature can observe of Latchkey at work: calls that take time, and things to count. For modules of Latchkey
 * itself.
 */
@NullMarked
package dev.latchkey.observe;

import org.jspecify.annotations.NullMarked;
