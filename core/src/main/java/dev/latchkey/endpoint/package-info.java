/** The endpoints below the base path, one class each, and the way to them. */
package dev.latchkey.endpoint;
