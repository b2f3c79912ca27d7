/** Reading, renewing and ending a session that lives in a sealed cookie, or in a store. */
package dev.latchkey.session;
