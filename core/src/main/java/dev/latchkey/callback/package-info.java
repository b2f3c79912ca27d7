/**
 * The callbacks with which an application decides who may sign in, what a session contains, and where the browser goes
 * next.
 */
@NullMarked
package dev.latchkey.callback;

import org.jspecify.annotations.NullMarked;
