/** {@link dev.latchkey.Auth}: sign-in, sessions and protection for any Java web application. */
package dev.latchkey;
