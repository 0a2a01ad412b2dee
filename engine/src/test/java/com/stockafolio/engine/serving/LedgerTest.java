package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.user;

import com.stockafolio.transaction.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What tests of a ledger in a home of its own begin with; each opens the home it wants. */
@Timeout(60)
abstract class LedgerTest {
  static final UserId ANNA = user(1);
  static final UserId BEN = user(2);

  LedgerHome home;

  @AfterEach
  final void close() {
    home.close();
  }
}
