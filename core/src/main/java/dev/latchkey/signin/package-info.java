/** One attempt to sign in at a provider, from start to finish. */
package dev.latchkey.signin;
