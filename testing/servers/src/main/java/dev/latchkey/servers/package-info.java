/** Runs real servers for tests, each on a free port of this machine. The servers end at the latest with the JVM. */
@NullMarked
package dev.latchkey.servers;

import org.jspecify.annotations.NullMarked;
