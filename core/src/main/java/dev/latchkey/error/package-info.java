/** What can go wrong when somebody signs in: who can act on it, and a code that stays. */
package dev.latchkey.error;
