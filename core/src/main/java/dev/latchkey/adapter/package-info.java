/**
 * What the adapter between a framework and Latchkey needs. An application uses none of it.
 *
 * <p>An adapter does the same for each request:
 *
 * <ol>
 *   <li>It looks with {@link dev.latchkey.adapter.ExchangeKey#find} for the exchange of an adapter in front, and goes
 *       on with {@link dev.latchkey.adapter.AdapterExchange#dispatched}; otherwise it begins one with
 *       {@link dev.latchkey.adapter.AdapterExchange#of}. {@link dev.latchkey.http.AuthRequest} and
 *       {@link dev.latchkey.http.ResponseHeaders} delegate to the framework.
 *   <li>It sends {@link dev.latchkey.adapter.AdapterExchange#answer} if there is one, and nothing else runs. On an
 *       event loop it asks on a worker with {@link dev.latchkey.adapter.AdapterExchange#settle} if that may block.
 *   <li>Otherwise it keeps the exchange with the request, under the name of the key, and runs the application
 *       {@link dev.latchkey.adapter.AdapterExchange#within} it.
 *   <li>It answers with {@link dev.latchkey.adapter.AdapterExchange#answerTo} what the application let through.
 *   <li>It hands the exchange to the application as {@link dev.latchkey.AuthExchange}.
 * </ol>
 *
 * <p>It translates and decides nothing. The suite of {@code testing/contract} holds every adapter to it.
 */
@NullMarked
package dev.latchkey.adapter;

import org.jspecify.annotations.NullMarked;
