/**
 * The node's face to people and programs: {@link com.stockafolio.http.HttpPart} is the way in. It
 * binds the port; {@code NodeRoutes} puts the routes of the rooms together, {@code HttpRoutes}
 * answers what none of them takes. Health, metrics and the API's description are served from here.
 *
 * <p>Any node answers for any user, since a request for a portfolio asks the user's ledger wherever
 * that runs. The rooms, each of which knows those before it at most: {@code answer}, {@code
 * access}, {@code page}, {@code topics}, {@code prices}, {@code idempotency}, {@code guard}, {@code
 * portfolio}, {@code posting}, {@code events}, {@code firm}.
 */
package com.stockafolio.http;
