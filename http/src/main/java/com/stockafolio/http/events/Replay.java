package com.stockafolio.http.events;

import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.engine.history.TradeHistory;
import com.stockafolio.failure.BackOff;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The pages of a user's history that a client has missed, in order, some of them read ahead of what
 * the client has taken. It lives and runs within its stream's actor.
 */
final class Replay {
  private static final int PAGE = TradeHistory.ENTRIES_PER_PAGE;

  /** Pages of one client that are asked for at once. */
  private static final int MOST_ASKED = 4;

  private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(20), Duration.ofSeconds(1));

  private final ActorContext<StreamCommand> context;
  private final TimerScheduler<StreamCommand> timers;
  private final StreamSources shared;
  private final UserId user;

  /** Tells the answers to this replay from those to an earlier one. */
  private int number;

  private boolean running;
  private final Map<Long, Portfolio> pages = new HashMap<>();
  private final Map<Long, Wait> waits = new HashMap<>();
  private int asked;

  /** The end of the page that the client needs next. */
  private long nextEnd;

  /** The end of the page to be asked for next. */
  private long askEnd;

  /** A page that is missing: since when, and how often it was asked for in vain. */
  private record Wait(long sinceNanos, int failures) {}

  /** Nothing to replay yet. */
  Replay(
      ActorContext<StreamCommand> context,
      TimerScheduler<StreamCommand> timers,
      StreamSources shared,
      UserId user) {
    this.context = context;
    this.timers = timers;
    this.shared = shared;
    this.user = user;
  }

  boolean isRunning() {
    return running;
  }

  /** Begins with the page that holds the entry after this sequence. */
  void begin(long last) {
    end();
    running = true;
    nextEnd = last / PAGE * PAGE + PAGE;
    askEnd = nextEnd;
  }

  /** Forgets all pages, those on their way too. */
  void end() {
    running = false;
    number++;
    asked = 0;
    pages.clear();
    waits.keySet().forEach(timers::cancel);
    waits.clear();
  }

  /**
   * Asks for pages, as far ahead as is allowed.
   *
   * @param newest the portfolio as it stands; entries that it recalls are not asked for
   */
  void readAhead(Portfolio newest) {
    long recalledFrom = newest.sequence() - Portfolio.RECENT_ENTRIES;
    long most = nextEnd + shared.settings().replayAhead();
    while (asked < MOST_ASKED && askEnd < most && askEnd - PAGE < recalledFrom) {
      asked++;
      ask(askEnd);
      askEnd += PAGE;
    }
  }

  private void ask(long end) {
    int replay = number;
    context.pipeToSelf(
        shared.history().pageEndingAt(user, end),
        (page, failure) ->
            new StreamCommand.PageRead(replay, end, failure == null ? page.orElse(null) : null));
  }

  /**
   * Takes an answer over.
   *
   * @return false where a page has been missing for too long
   */
  boolean onPage(StreamCommand.PageRead read) {
    if (read.replay() != number) {
      return true;
    }
    if (read.page() != null) {
      asked--;
      waits.remove(read.end());
      pages.put(read.end(), read.page());
      return true;
    }
    Wait wait = waits.getOrDefault(read.end(), new Wait(System.nanoTime(), 0));
    if (System.nanoTime() - wait.sinceNanos > shared.settings().historyPatience().toNanos()) {
      return false;
    }
    int failures = wait.failures + 1;
    waits.put(read.end(), new Wait(wait.sinceNanos, failures));
    timers.startSingleTimer(
        read.end(), new StreamCommand.ReadAgain(number, read.end()), BACK_OFF.wait(failures));
    return true;
  }

  void onReadAgain(StreamCommand.ReadAgain due) {
    if (due.replay() == number) {
      ask(due.end());
    }
  }

  /** The page that the client needs next, or null where it is not there yet. */
  Portfolio take() {
    Portfolio page = pages.remove(nextEnd);
    if (page != null) {
      nextEnd += PAGE;
    }
    return page;
  }
}
