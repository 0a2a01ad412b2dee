package com.stockafolio.engine.cluster;

import akka.actor.Address;
import akka.cluster.Member;
import java.util.HashSet;
import java.util.Set;

/** Who goes on where nodes do not reach each other: as the split-brain resolver has it. */
final class Majority {
  private Majority() {}

  /**
   * Whether those who are there are the more, or half and among them the lowest address.
   *
   * @param all of the cluster
   * @param away those among them that are not reached
   */
  static boolean has(Set<Address> all, Set<Address> away) {
    Set<Address> here = new HashSet<>(all);
    here.removeAll(away);
    int twice = 2 * here.size();
    return twice > all.size()
        || twice == all.size()
            && all.stream().min(Member.addressOrdering()).filter(here::contains).isPresent();
  }
}
