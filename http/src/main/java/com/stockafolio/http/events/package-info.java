/**
 * Portfolios as event streams. {@link com.stockafolio.http.events.EventRoutes} is the way in. An
 * event stream is an actor, {@code PortfolioStream}, between the user's portfolio actor and one
 * connected client: {@code ClientView} says what that client is told next, {@code Replay} reads
 * what it missed, {@code UserValuation} says what its portfolio is worth, and {@code EventFrames}
 * writes it. {@link com.stockafolio.http.events.EventStreams} admits the clients and counts them.
 */
package com.stockafolio.http.events;
