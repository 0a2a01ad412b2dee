package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.ledger.RunningDay;
import com.stockafolio.portfolio.UserId;

/**
 * The home of many portfolios: a sharding entity that first recovers ({@link RecoveringLedger}) and
 * then serves ({@link ServingLedger}). This is what it takes.
 */
public final class Ledger {
  private Ledger() {}

  /** What a ledger is told where it is to stop: a row on its way is waited for. */
  public static Command stop() {
    return Stop.INSTANCE;
  }

  /** What a ledger takes; a message that a stage has no use for is dropped, as if it were lost. */
  public sealed interface Command {
    /** Calls the stage's method for this message. */
    Behavior<Command> on(Stage stage);
  }

  /** The two lives of a ledger. */
  interface Stage {
    Behavior<Command> deliver(Deliver message);

    Behavior<Command> position(AskPosition message);

    Behavior<Command> get(GetPortfolio message);

    Behavior<Command> watch(Watch message);

    Behavior<Command> scan(Scan message);

    Behavior<Command> scanForClose(ScanForClose message);

    Behavior<Command> runningDay(GetRunningDay message);

    Behavior<Command> ping(Ping message);

    Behavior<Command> stop();

    Behavior<Command> internal(Internal message);
  }

  /** Records to book; answered with {@code Covered} once journaled, or {@code Refused}. */
  public record Deliver(Batch batch, ActorRef<LedgerAnswer> replyTo) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.deliver(this);
    }
  }

  /** Asks up to which offset of the source the ledger has journaled. */
  public record AskPosition(SourceId source, ActorRef<LedgerAnswer> replyTo) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.position(this);
    }
  }

  /** Asks for a user's portfolio. */
  public record GetPortfolio(UserId userId, ActorRef<PortfolioView> replyTo) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.get(this);
    }
  }

  /**
   * Asks to be told of every change of a portfolio from now on, with what came after {@code
   * afterSequence}, or with a snapshot first where that is negative or cannot be resumed from.
   */
  public record Watch(UserId userId, long afterSequence, ActorRef<PortfolioUpdate> watcher)
      implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.watch(this);
    }
  }

  /** Asks for all portfolios, captured at one moment, page by page. */
  public record Scan(ActorRef<ScanAnswer> replyTo) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.scan(this);
    }
  }

  /** Asks as {@link Scan} does, for a day's closing positions: the next day begins here. */
  public record ScanForClose(ActorRef<ScanAnswer> replyTo) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.scanForClose(this);
    }
  }

  /** Asks what the ledger has booked of the running day; only a serving ledger answers. */
  public record GetRunningDay(ActorRef<RunningDayView> replyTo) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.runningDay(this);
    }
  }

  /** The running day as the ledger has it at this moment. */
  public record RunningDayView(int ledger, RunningDay day) {}

  /** Asks whether the ledger serves; only a serving ledger answers. */
  public record Ping(ActorRef<Pong> replyTo) implements Command {
    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.ping(this);
    }
  }

  /** A serving ledger's answer. */
  public record Pong(int ledger) {}

  /** Sharding moves the ledger elsewhere, or the node leaves. */
  enum Stop implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(Stage stage) {
      return stage.stop();
    }
  }

  /** What a ledger's own children, timers and stores tell it; never leaves the node. */
  sealed interface Internal extends Command {
    @Override
    default Behavior<Command> on(Stage stage) {
      return stage.internal(this);
    }
  }

  /** The newest checkpoint is loaded; an empty book where there is none. */
  record CheckpointLoaded(CheckpointStore.Loaded checkpoint) implements Internal {}

  /**
   * The journal's tail is folded into the book.
   *
   * @param rows how many rows the tail had
   * @param trades how many trades it added
   * @param overlapping how many of the rows began before what was covered
   */
  record Replayed(int rows, long trades, int overlapping) implements Internal {}

  /** Whether the ledger has found an origin, which is now its checkpoint. */
  record OriginStored(boolean found) implements Internal {}

  /** Something that the ledger cannot do without has failed; no cause where it logged its own. */
  record Failed(String what, Throwable cause) implements Internal {}

  /** The row is journaled under this sequence number. */
  record Journaled(long sequence) implements Internal {}

  /** A portfolio actor runs no more: it was stopped, or it failed. */
  record ActorEnded(LiveActor actor) implements Internal {}

  /** Nobody watches a portfolio any more: so many watches of this actor are over. */
  record Unwatched(UserId userId, ActorRef<PortfolioActor.Command> actor, int watches)
      implements Internal {}

  /** The first gathered record has waited long enough. */
  enum RowDue implements Internal {
    INSTANCE
  }

  /** Time to stop idle actors. */
  enum Sweep implements Internal {
    INSTANCE
  }

  /** So many pages more of the ledger's history are written. */
  record HistoryWritten(int pages) implements Internal {}

  /** A checkpoint has ended, well where {@code failure} is null. */
  record CheckpointEnded(long sequence, Throwable failure) implements Internal {}
}
