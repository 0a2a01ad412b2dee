/**
 * Trades that are posted through the API. {@link com.stockafolio.http.posting.PostingRoutes} is the
 * way in; what is posted goes to Kafka by {@link com.stockafolio.http.posting.TradeTopic}, and
 * comes back as any other trade.
 */
package com.stockafolio.http.posting;
