package com.stockafolio.http.events;

import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.history.TradeHistory;
import com.stockafolio.http.portfolio.DayStarts;
import java.time.Duration;

/**
 * What all streams of a node share.
 *
 * @param ledgers where the portfolios are
 * @param history what clients have missed
 * @param frames writes what clients are told
 * @param starts what users' profits of the day are counted from
 * @param answerTimeout how long a subscription may go unanswered before it is sent again
 */
public record StreamSources(
    Ledgers ledgers,
    TradeHistory history,
    EventFrames frames,
    DayStarts starts,
    StreamSettings settings,
    Duration answerTimeout) {}
