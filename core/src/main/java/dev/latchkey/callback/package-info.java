/** Where an application's own decisions enter: who may sign in, what a session holds, where to go next. */
package dev.latchkey.callback;
