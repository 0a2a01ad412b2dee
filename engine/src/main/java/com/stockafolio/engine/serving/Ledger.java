package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.ledger.RunningDay;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.ListHash;
import com.stockafolio.transaction.UserId;
import java.util.List;

/**
 * The home of many portfolios: a sharding entity that first recovers ({@link RecoveringLedger}) and
 * then serves ({@link ServingLedger}). This is what others tell it.
 */
public final class Ledger {
  private Ledger() {}

  /** What a ledger is told where it is to stop: a row on its way is waited for. */
  public static Command stop() {
    return Stop.INSTANCE;
  }

  /** What a ledger takes: what is nested here, and what the parts of it tell each other. */
  public sealed interface Command
      permits Deliver,
          AskPosition,
          GetPortfolio,
          Watch,
          Scan,
          ScanForClose,
          GetRunningDay,
          AskMarket,
          AskCopies,
          Ping,
          Stop,
          LedgerFailed,
          LedgerJournal.Ended,
          RecoveringLedger.Internal,
          ServingLedger.Internal {}

  /**
   * Records to book, taken by {@link ServingLedger#deliver}; answered with {@code Covered} once
   * journaled, or {@code Refused}.
   */
  public record Deliver(Batch batch, ActorRef<LedgerAnswer> replyTo) implements Command {}

  /** Asks up to which offset of the source the ledger has journaled. */
  public record AskPosition(SourceId source, ActorRef<LedgerAnswer> replyTo) implements Command {}

  /** Asks for a user's portfolio. */
  public record GetPortfolio(UserId userId, ActorRef<PortfolioView> replyTo) implements Command {}

  /**
   * Asks to be told of every change of a portfolio from now on, with what came after {@code
   * afterSequence}, or with a snapshot first where that is negative or cannot be resumed from.
   */
  public record Watch(UserId userId, long afterSequence, ActorRef<PortfolioUpdate> watcher)
      implements Command {}

  /** Asks for all portfolios, captured at one moment, page by page. */
  public record Scan(ActorRef<ScanAnswer> replyTo) implements Command {}

  /** Asks as {@link Scan} does, for a day's closing positions: the next day begins here. */
  public record ScanForClose(ActorRef<ScanAnswer> replyTo) implements Command {}

  /** Asks what the ledger has booked of the running day; only a serving ledger answers. */
  public record GetRunningDay(ActorRef<RunningDayView> replyTo) implements Command {}

  /** The running day as the ledger has it at this moment. */
  public record RunningDayView(int ledger, RunningDay day) {}

  /** Asks how far the ledger has the market's list; only a serving ledger answers. */
  public record AskMarket(ActorRef<MarketView> replyTo) implements Command {}

  /**
   * How far a ledger has the market's list.
   *
   * @param number the number of the last record that it has journaled; 0 for none
   * @param hash what the list up to there is known by
   */
  public record MarketView(int ledger, int number, ListHash hash) {}

  /** Asks where the ledger took the copies of the market's list; only a serving ledger answers. */
  public record AskCopies(ActorRef<CopiesView> replyTo) implements Command {}

  /**
   * Where a ledger took the copies of the market's list.
   *
   * @param copies two for each action of the list, from the first on: offset and time of its copy,
   *     see {@link LedgerMarket#of}
   */
  public record CopiesView(int ledger, List<Long> copies) {
    /** Copies the list. */
    public CopiesView {
      copies = List.copyOf(copies);
    }
  }

  /** Asks whether the ledger serves; only a serving ledger answers. */
  public record Ping(ActorRef<Pong> replyTo) implements Command {}

  /** A serving ledger's answer. */
  public record Pong(int ledger) {}

  /** Sharding moves the ledger elsewhere, or the node leaves. */
  enum Stop implements Command {
    INSTANCE
  }
}
