/**
 * The API for adapters between a framework and Latchkey. Applications do not use this package.
 *
 * <p>An adapter takes these steps for each request:
 *
 * <ol>
 *   <li>It calls {@link dev.latchkey.adapter.ExchangeKey#find} to find the exchange of an adapter in front. If there is
 *       one, it continues with {@link dev.latchkey.adapter.AdapterExchange#dispatched}. Otherwise it creates one with
 *       {@link dev.latchkey.adapter.AdapterExchange#of}. {@link dev.latchkey.http.AuthRequest} and
 *       {@link dev.latchkey.http.ResponseHeaders} delegate to the framework.
 *   <li>If {@link dev.latchkey.adapter.AdapterExchange#answer} returns a response, it sends this response and does
 *       nothing else. On an event loop, it calls {@link dev.latchkey.adapter.AdapterExchange#settle} on a worker thread
 *       instead, if that may block.
 *   <li>Otherwise it keeps the exchange with the request, under the name of the key, and runs the application with
 *       {@link dev.latchkey.adapter.AdapterExchange#within}.
 *   <li>If the application does not catch an exception, it sends the response from
 *       {@link dev.latchkey.adapter.AdapterExchange#answerTo}.
 *   <li>It passes the exchange to the application as {@link dev.latchkey.AuthExchange}.
 * </ol>
 *
 * <p>An adapter only translates, and makes no decisions. The test suite in {@code testing/contract} checks every
 * adapter.
 */
@NullMarked
package dev.latchkey.adapter;

import org.jspecify.annotations.NullMarked;
