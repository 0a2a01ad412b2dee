package com.stockafolio.batch;

import com.stockafolio.batch.archived.RejectionIndex;
import com.stockafolio.batch.books.KeepBooks;
import com.stockafolio.batch.document.TallyFile;
import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.rows.PartFiles;
import com.stockafolio.batch.rows.PartTables;
import com.stockafolio.batch.store.Closings;
import com.stockafolio.batch.store.DayResult;
import com.stockafolio.batch.store.Store;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Reads again what users booked on earlier days, of those who take back or correct something that
 * is not the day's: from the last certified portfolios on that are at least 40 days old. What is
 * older than that cannot be revised; but what was revised within those days may be, and then twice
 * as many days are read, until all that is named is there.
 */
final class EarlierDays {
  /**
   * What can be revised is at most 31 days old; a day's records begin where the day before closed.
   */
  private static final int DAYS = 40;

  private final BatchSettings settings;
  private final Store store;
  private final Closings closings;
  private final Readiness readiness;
  private final DayTables tables;
  private final Progress progress;

  EarlierDays(
      BatchSettings settings,
      Store store,
      Closings closings,
      Readiness readiness,
      DayTables tables,
      Progress progress) {
    this.settings = settings;
    this.store = store;
    this.closings = closings;
    this.readiness = readiness;
    this.tables = tables;
    this.progress = progress;
  }

  /** Where a result's portfolios lie. */
  interface Portfolios {
    String of(DayResult result);
  }

  /** What the day's users need of them; null for nothing. */
  KeepBooks.Earlier read(DayInput day, PartTables rows, Stages stages, Portfolios portfolios) {
    if (day.previous() == null || !day.manifest().history()) {
      return null;
    }
    Set<UUID> users = tables.reachingBack(rows, false);
    for (int days = DAYS; !users.isEmpty(); days *= 2) {
      DayResult origin = closings.certifiedBefore(day.manifest().date(), days);
      DayInput input = readiness.before(day, origin);
      progress.line(
          "%,d users revise what is not the day's: their records since %s",
          users.size(), origin == null ? "the first" : origin.date());
      KeepBooks.Earlier earlier = read(input, origin, rows, users, stages, portfolios, days);
      if (origin == null || tables.reachingBack(earlier.tables(), true).isEmpty()) {
        return earlier;
      }
    }
    return null;
  }

  private KeepBooks.Earlier read(
      DayInput input,
      DayResult origin,
      PartTables rows,
      Set<UUID> users,
      Stages stages,
      Portfolios portfolios,
      int days) {
    List<byte[]> known = origin == null ? List.of() : origin.market();
    MarketDay quiet = MarketDay.quiet(known, input.range().partitions());
    PartFiles trades = table(stages, "earlier-" + days, input, rows, users, quiet);
    MarketDay market = TallyFile.read(trades).market();
    if (market.isRenaming()) {
      trades = table(stages, "earlier-renamed-" + days, input, rows, users, market);
    }
    PartFiles befores =
        origin == null
            ? null
            : files(
                stages,
                "origin-" + days,
                place ->
                    tables.writeBefores(portfolios.of(origin), rows.parts(), new PartFiles(place)));
    return new KeepBooks.Earlier(
        new PartTables(rows.parts(), rows.partitions(), trades, null, befores), market);
  }

  private PartFiles table(
      Stages stages,
      String name,
      DayInput input,
      PartTables rows,
      Set<UUID> users,
      MarketDay market) {
    return files(
        stages,
        name,
        place -> {
          RejectionIndex rejections =
              RejectionIndex.read(
                  store,
                  input.rejections(),
                  input.range(),
                  settings.mostRejections(),
                  settings.gapsAllowed());
          TradeReading.Request request =
              new TradeReading.Request(
                  input.range(),
                  rows.parts(),
                  input.manifest().topicId(),
                  settings.gapsAllowed(),
                  0,
                  market,
                  settings.verifyingKeys(),
                  users);
          PartFiles files = new PartFiles(place);
          TallyFile.write(files, tables.writeTrades(input.trades(), rejections, request, files));
        });
  }

  private static PartFiles files(Stages stages, String name, Stages.Step step) {
    return new PartFiles(stages.run(name, step).toUri().toString());
  }
}
