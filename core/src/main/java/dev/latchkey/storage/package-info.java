/**
 * The access to the application's store. It checks the data, compares results with requests, and removes expired
 * entries.
 */
@NullMarked
package dev.latchkey.storage;

import org.jspecify.annotations.NullMarked;
