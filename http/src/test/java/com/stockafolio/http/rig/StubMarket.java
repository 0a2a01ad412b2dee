package com.stockafolio.http.rig;

import com.stockafolio.engine.market.MarketBoard;
import com.stockafolio.engine.market.MarketTable.Numbered;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.text.MarketWriter;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The market's table in memory, with a key of its own. */
public final class StubMarket {
  private final List<byte[]> values = new ArrayList<>();
  private final KeyPair pair = pair();
  private volatile boolean away;

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance(MarketKeys.ALGORITHM).generateKeyPair();
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String text(byte[] encoded) {
    return Base64.getEncoder().encodeToString(encoded);
  }

  /** A board that reads this table. */
  public MarketBoard board() {
    return new MarketBoard(
        this::after, MarketKeys.trusting(List.of(text(pair.getPublic().getEncoded()))));
  }

  /** Puts a record there, at a second of 2026-11-24T15:00. */
  public synchronized void add(MarketAction action) {
    int number = values.size() + 1;
    values.add(
        MarketWriter.write(
            number,
            new UUID(0, number),
            Booking.BEGIN_MILLIS + number * 1_000L,
            action,
            MarketKeys.Signer.of(text(pair.getPrivate().getEncoded()))));
  }

  /** The list that its records make. */
  public synchronized MarketList list() {
    return board().read().toCompletableFuture().join();
  }

  /** The table answers, or not. */
  public void away(boolean on) {
    away = on;
  }

  private synchronized CompletionStage<List<Numbered>> after(int number) {
    if (away) {
      return CompletableFuture.failedFuture(new IllegalStateException("away"));
    }
    List<Numbered> rows = new ArrayList<>();
    for (int n = number + 1; n <= values.size(); n++) {
      rows.add(new Numbered(n, values.get(n - 1), new byte[32]));
    }
    return CompletableFuture.completedFuture(rows);
  }
}
