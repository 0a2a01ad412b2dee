package com.stockafolio.loadtest.simulator.market;

/** How often each user trades. */
public sealed interface Traffic {

  /** A user who makes the next trade. */
  int user(Draws draws);

  /** Every user as often as any other. */
  record Uniform(int users) implements Traffic {
    @Override
    public int user(Draws draws) {
      return draws.below(users);
    }
  }

  /**
   * A few users make most of the trades: the user of rank k trades in proportion to k^-exponent.
   * The ranks begin behind the first {@code watched} users, so that those who are watched are not
   * also the busiest, whose streams alone would occupy the machine.
   */
  final class Zipf implements Traffic {
    private final int users;
    private final int watched;
    private final ZipfRanks ranks;

    /**
     * @param users the number of users, at least 1
     * @param exponent above 0, in practice 0.8 to 1.5
     * @param watched the number of watched users
     */
    public Zipf(int users, double exponent, int watched) {
      this.users = users;
      this.watched = watched;
      this.ranks = new ZipfRanks(users, exponent);
    }

    @Override
    public int user(Draws draws) {
      return (int) ((ranks.rank(draws) - 1L + watched) % users);
    }
  }
}
