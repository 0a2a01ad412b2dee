package com.stockafolio.engine.market;

import akka.actor.typed.ActorRef;
import akka.actor.typed.receptionist.ServiceKey;

/**
 * Where the market's records are posted: one desk in the cluster, found by its key at the
 * receptionist. It gives each record its number, keeps it in {@link MarketTable}, and has a copy
 * written to each partition of the topic of trades.
 */
public final class MarketDesk {
  /** The desk at the receptionist; nobody is registered while none runs. */
  public static final ServiceKey<Command> KEY = ServiceKey.create(Command.class, "market-desk");

  private MarketDesk() {}

  /** What the desk takes. */
  public sealed interface Command {}

  /**
   * Asks to post a record; one whose {@code actionId} and content are those of a record that is
   * there changes nothing, and is answered as that was.
   *
   * @param json the record's JSON object without number, time and signature
   */
  public record Post(String json, ActorRef<Answer> replyTo) implements Command {}

  /**
   * Asks that no copy be written from the moment of the answer on, until {@code replyTo} stops. The
   * answer comes when all ledgers have taken one number, however long that takes.
   */
  public record Hold(ActorRef<Answer> replyTo) implements Command {}

  /** What the desk answers. */
  public sealed interface Answer {}

  /**
   * The record has its number, for good; its copies follow by themselves.
   *
   * @param number from 1 on, without gaps
   * @param actionId the poster's name for it
   * @param postedAtMillis when it got its number, in milliseconds since 1970
   * @param again whether it had it before
   */
  public record Posted(int number, String actionId, long postedAtMillis, boolean again)
      implements Answer {}

  /**
   * The record is not posted.
   *
   * @param why what kind of refusal
   * @param field the field at fault; empty for none
   * @param detail why, in words
   */
  public record Refused(Why why, String field, String detail) implements Answer {}

  /**
   * Nothing is being copied.
   *
   * @param number which all ledgers have taken
   */
  public record Held(int number) implements Answer {}

  /** Why a record is not posted. */
  public enum Why {
    /** It is none, or one that cannot be applied to the list as it stands. */
    INVALID,
    /** Another record has its actionId. */
    OTHER_CONTENT,
    /** More are posted than are taken at once. */
    TOO_MANY,
    /** It may be posted later. */
    UNAVAILABLE
  }
}
