/** Where an application's own decisions enter: who may sign in, what a session holds, where to go next. */
@NullMarked
package dev.latchkey.callback;

import org.jspecify.annotations.NullMarked;
