/** What every web adapter must do, as tests over real HTTP: an adapter's own test extends {@link WebContract}. */
@NullMarked
package dev.latchkey.contract;

import org.jspecify.annotations.NullMarked;
