package com.stockafolio.http;

import com.stockafolio.engine.market.MarketBoard;
import com.stockafolio.engine.node.KafkaSettings;
import com.stockafolio.http.firm.FirmResults;
import com.stockafolio.http.idempotency.KeyTable;
import com.stockafolio.http.idempotency.TradeLog;
import com.stockafolio.http.portfolio.CloseBoard;
import com.stockafolio.http.portfolio.InstrumentBoard;
import com.stockafolio.http.posting.TradeTopic;
import com.stockafolio.http.prices.PriceBoard;
import java.time.Clock;
import java.util.Optional;

/**
 * What the server has to do with besides its node.
 *
 * @param market what the market did, as this node has read it
 * @param instruments what clients are told of instruments by it
 * @param board the prices that portfolios are valued by
 * @param closes the last close, from which the profit of the day is counted
 * @param topics where the topics are that are read for the clients; empty for reading none
 * @param posting where posted trades go; closed with the server
 * @param tradeLog where they are looked for; closed with the server
 * @param keys what the keys stand for under which they are posted
 * @param results what the batch published of the days
 * @param clock says what has expired and what is still to come
 */
public record Outside(
    MarketBoard market,
    InstrumentBoard instruments,
    PriceBoard board,
    CloseBoard closes,
    Optional<KafkaSettings> topics,
    TradeTopic posting,
    TradeLog tradeLog,
    KeyTable keys,
    FirmResults results,
    Clock clock) {}
