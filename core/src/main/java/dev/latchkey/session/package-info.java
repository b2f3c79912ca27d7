/** Reading, renewing and ending a session that lives in a sealed cookie. */
package dev.latchkey.session;
