/**
 * Tests for the requirements that every {@link dev.latchkey.store.Store} must meet. The test of a store extends them.
 */
@NullMarked
package dev.latchkey.store.contract;

import org.jspecify.annotations.NullMarked;
