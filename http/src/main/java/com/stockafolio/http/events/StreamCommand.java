package com.stockafolio.http.events;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import com.stockafolio.engine.serving.PortfolioUpdate;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.portfolio.Portfolio;

/** What a {@link PortfolioStream} takes: from its client, its node, its portfolio and itself. */
sealed interface StreamCommand {
  /** The response has begun to flow: its end, which takes one frame at a time. */
  record Connected(ActorRef<ByteString> client) implements StreamCommand {}

  /** The client has taken the last frame. */
  enum Drained implements StreamCommand {
    INSTANCE
  }

  /** The client has closed its side of the connection. */
  enum ClientGone implements StreamCommand {
    INSTANCE
  }

  /** The node leaves: end the stream in order. */
  enum GoAway implements StreamCommand {
    INSTANCE
  }

  /** A newer stream needs the place: end this one soon, in order if its client listens. */
  enum GiveWay implements StreamCommand {
    INSTANCE
  }

  /** Write a sign of life, by which a client that is gone is noticed. */
  enum Probe implements StreamCommand {
    INSTANCE
  }

  /** It is the user's turn to hear what the portfolio is worth, if that is due. */
  record Turn(Prices prices) implements StreamCommand {}

  /** Something to be told that has no place in the order of trades. */
  record Note(ByteString frame) implements StreamCommand {}

  /** The portfolio's actor tells. */
  record Told(PortfolioUpdate update) implements StreamCommand {}

  /**
   * The market's list was read, for something that the portfolio's actor told.
   *
   * @param failure null where it could be read
   */
  record MarketRead(PortfolioUpdate update, Throwable failure) implements StreamCommand {}

  /**
   * A page of the history was read.
   *
   * @param replay whose question it was
   * @param end the sequence that it ends with
   * @param page null where it is not there, or could not be read
   */
  record PageRead(int replay, long end, Portfolio page) implements StreamCommand {}

  /** A page that was not there is to be asked for again. */
  record ReadAgain(int replay, long end) implements StreamCommand {}

  /** The subscription is due, or went unanswered. */
  enum Subscribe implements StreamCommand {
    INSTANCE
  }

  /** The response did not begin in time, or the client does not take the farewell. */
  enum TooLate implements StreamCommand {
    TO_CONNECT,
    TO_LEAVE
  }

  /** What opened the stream expires now, or later than a timer can tell. */
  enum Expired implements StreamCommand {
    INSTANCE
  }
}
