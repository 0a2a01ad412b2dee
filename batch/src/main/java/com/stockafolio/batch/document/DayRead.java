package com.stockafolio.batch.document;

import com.stockafolio.batch.market.MarketDay;
import java.util.List;

/**
 * What was read of a day beside the rows of its records.
 *
 * @param market the market's list at its end
 * @param contradictions where partitions differ in that, in words
 */
public record DayRead(DayTally tally, MarketDay market, List<String> contradictions) {}
