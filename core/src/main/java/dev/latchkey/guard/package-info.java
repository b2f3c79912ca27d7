/**
 * Which requests the guard looks at: path patterns, the conditions beside them, and the ways one path can be spelled.
 */
package dev.latchkey.guard;
