/**
 * Who somebody is: reads tokens and tickets and says whom they stand for. It knows nothing of HTTP.
 *
 * <p>{@link com.stockafolio.http.access.TokenVerifier} turns a signed token into a {@link
 * com.stockafolio.http.access.Principal}, which answers what it may do; {@link
 * com.stockafolio.http.access.Tickets} hands out one-use stand-ins for those who cannot send a
 * token; {@link com.stockafolio.http.access.DemoTokens} signs tokens, on a private machine alone.
 */
package com.stockafolio.http.access;
