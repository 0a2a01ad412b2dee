package com.stockafolio.engine.closing;

import akka.actor.typed.ActorRef;
import akka.actor.typed.receptionist.ServiceKey;
import com.stockafolio.calendar.TradingDays;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where trading days are closed on command: one desk in the cluster, found by its key at the
 * receptionist. A close writes every ledger's portfolios and their closing prices to S3.
 */
public final class ClosingDesk {
  /** Trading days are days in New York. */
  public static final ZoneId ZONE = TradingDays.ZONE;

  /** The desk at the receptionist; nobody is registered while the cluster closes no days. */
  public static final ServiceKey<Command> KEY = ServiceKey.create(Command.class, "closing-desk");

  private ClosingDesk() {}

  /** What the desk takes. */
  public sealed interface Command {}

  /**
   * Asks to close a day as of now; a close of the same date before is replaced.
   *
   * @param date a trading day, not after today in New York
   */
  public record Close(LocalDate date, ActorRef<Answer> replyTo) implements Command {}

  /** What the desk answers. */
  public sealed interface Answer {}

  /**
   * The close has begun; the day is closed when its manifest is in S3.
   *
   * @param closeId the close's own name, by time
   */
  public record Begun(LocalDate date, String closeId) implements Answer {}

  /**
   * The close has not begun.
   *
   * @param reason why, in words
   * @param later whether the same question may be answered otherwise later
   */
  public record Refused(String reason, boolean later) implements Answer {}
}
