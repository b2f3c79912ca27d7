/** What a stored session costs, beside the least that its engine can do. */
@NullMarked
package dev.latchkey.bench.store;

import org.jspecify.annotations.NullMarked;
