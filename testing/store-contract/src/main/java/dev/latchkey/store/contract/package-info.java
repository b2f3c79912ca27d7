/** What every {@link dev.latchkey.store.Store} must do, as tests to extend. */
@NullMarked
package dev.latchkey.store.contract;

import org.jspecify.annotations.NullMarked;
