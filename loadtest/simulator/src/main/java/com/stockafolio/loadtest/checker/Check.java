package com.stockafolio.loadtest.checker;

import com.stockafolio.loadtest.checker.CheckLines.Result;
import com.stockafolio.loadtest.checker.books.Books;
import com.stockafolio.loadtest.checker.books.Preload;
import com.stockafolio.loadtest.checker.books.Sample;
import com.stockafolio.loadtest.checker.comparison.Differences;
import com.stockafolio.loadtest.checker.comparison.PortfolioComparison;
import com.stockafolio.loadtest.checker.comparison.RejectedRecord;
import com.stockafolio.loadtest.checker.comparison.Rejections;
import com.stockafolio.loadtest.checker.market.MarketReader;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.source.Acknowledgements;
import com.stockafolio.loadtest.checker.source.CheckFailed;
import com.stockafolio.loadtest.checker.source.FirmPortfolios;
import com.stockafolio.loadtest.checker.source.FirmPortfolios.Broken;
import com.stockafolio.loadtest.checker.source.JournalRows;
import com.stockafolio.loadtest.checker.source.Patience;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.source.TopicReader;
import java.util.ArrayList;
import java.util.List;

/** One check from beginning to end: fold, rejections, portfolios, acknowledged trades. */
final class Check {
  /** So often an answer that breaks off is asked for again. */
  private static final int MOST_RETRIES = 5;

  private final CheckerOptions options;
  private final Stocks stocks;
  private final CheckLines lines;
  private final Preload preload;
  private final Sample sample;
  private final Books books;

  Check(CheckerOptions options, Stocks stocks, CheckLines lines) {
    this.options = options;
    this.stocks = stocks;
    this.lines = lines;
    this.preload = new Preload(options.seed(), options.preloaded(), stocks);
    this.sample = new Sample(options.sample());
    this.books = new Books(preload, sample, options.history());
  }

  /**
   * Checks everything; the first differences are told in words on standard error.
   *
   * @throws CheckFailed where something could not be read
   */
  Result run() throws CheckFailed {
    // Read before the topic's end is asked for: what they name is in the topic by then.
    Acknowledgements acknowledgements = Acknowledgements.read(options.data());
    try (TopicReader trades = TopicReader.open(options.bootstrap(), options.tradesTopic())) {
      Differences records = new Differences();
      Rejections rejections = new Rejections(trades.partitionCount(), records);
      StockLists market = new StockLists(stocks, trades.partitionCount());
      MarketReader marketReader = new MarketReader(options.verifyingKeys());
      TradeFold fold = new TradeFold(marketReader, market, books, rejections, acknowledgements);
      trades.readToEnd(fold::accept, (done, of) -> lines.progress("folding", fold.records(), of));
      lines.stageEnded("folding", fold.records(), fold.records());
      if (!books.putOff().isEmpty()) {
        StockLists again = new StockLists(stocks, trades.partitionCount());
        WholeFold whole = new WholeFold(marketReader, again, books, rejections);
        trades.readAgain(
            whole::accept, (done, of) -> lines.progress("folding revised users", done, of));
        books.endWhole();
      }
      readRejected(rejections);
      PortfolioComparison portfolios = comparePortfolios(market);
      if (!trades.isAtEnd()) {
        System.err.println("trades were produced during the check: the books are older than they");
      }
      tell(acknowledgements.missingInWords(), records.told(), portfolios.differences().told());
      return new Result(
          fold.produced(),
          portfolios.sequences() - portfolios.actionEntries() - preload.trades(),
          rejections.duplicates(),
          rejections.others(),
          preload.count() > 0 ? portfolios.compared() : books.size(),
          records.count() + portfolios.differences().count(),
          acknowledgements.missing(),
          JournalRows.count(options.cassandra(), options.datacenter(), options.keyspace()));
    }
  }

  private void readRejected(Rejections rejections) throws CheckFailed {
    try (TopicReader rejected = TopicReader.open(options.bootstrap(), options.rejectedTopic())) {
      rejected.readToEnd(entry -> RejectedRecord.report(entry, rejections), (done, of) -> {});
    }
    rejections.complete();
  }

  private PortfolioComparison comparePortfolios(StockLists market) throws CheckFailed {
    FirmPortfolios answer = new FirmPortfolios(options.http(), Patience.DEFAULT);
    for (int round = 1; ; round++) {
      PortfolioComparison comparison =
          new PortfolioComparison(market, books, preload, sample, round);
      try {
        answer.read(
            (buffer, start, length) -> {
              comparison.accept(buffer, start, length);
              lines.progress("comparing", comparison.portfolios(), expected());
            });
        comparison.complete();
        lines.stageEnded("comparing", comparison.portfolios(), expected());
        return comparison;
      } catch (Broken e) {
        if (round > MOST_RETRIES) {
          throw new CheckFailed("the portfolios broke off " + round + " times: " + e.getMessage());
        }
        System.err.println(e.getMessage() + "; asking again");
      }
    }
  }

  private long expected() {
    return Math.max(preload.count(), books.size());
  }

  @SafeVarargs
  private static void tell(List<String>... kinds) {
    List<String> all = new ArrayList<>();
    for (List<String> kind : kinds) {
      all.addAll(kind);
    }
    all.stream().limit(Differences.TOLD).forEach(System.err::println);
  }
}
