/**
 * The node's face to people and programs: portfolios as JSON, portfolios as event streams, the
 * traders' page, health and metrics.
 *
 * <p>{@link com.stockafolio.http.HttpPart} is the way in: it binds the port; {@code NodeRoutes}
 * composes the routes. {@code Guard} stands before all that are not open to everyone, and lets in
 * by what {@link com.stockafolio.http.access.TokenVerifier} says. A request for a portfolio asks
 * the user's ledger wherever it runs, so any node answers for any user. An event stream is an actor
 * ({@code PortfolioStream}) between the user's portfolio actor and one connected client; {@code
 * ClientView} says what that client is told next, {@code Replay} reads what it missed, {@code
 * UserValuation} says what its portfolio is worth by the prices of {@link
 * com.stockafolio.http.prices.PriceBoard}, and {@code UserDay} what its profit since the close on
 * {@code CloseBoard} is counted from. {@code EventStreams} admits and counts them. What was is told
 * by {@code PastPortfolios}; what a trader posts goes to Kafka by {@code TradeTopic}, and comes
 * back as any other trade.
 */
package com.stockafolio.http;
