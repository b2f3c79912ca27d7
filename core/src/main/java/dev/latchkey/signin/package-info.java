/** x */
package dev.latchkey.signin;
