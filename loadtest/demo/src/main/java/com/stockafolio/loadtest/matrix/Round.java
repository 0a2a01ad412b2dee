package com.stockafolio.loadtest.matrix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One round: when what is done, and to which node.
 *
 * @param fault what is done
 * @param number of the rounds with this fault, from 1
 * @param calmMillis trading before it
 * @param node to whom, from 1, where it is done to a node
 */
record Round(Fault fault, int number, int calmMillis, int node) {

  private static final int LEAST_CALM_MILLIS = 3_000;
  private static final int MOST_CALM_MILLIS = 8_000;

  /**
   * All rounds, in an order, at moments and on nodes that follow from the seed.
   *
   * @param rounds of each fault
   * @param nodes of the system
   */
  static List<Round> schedule(List<Fault> faults, int rounds, int nodes, long seed) {
    Random random = new Random(seed);
    List<Round> schedule = new ArrayList<>();
    for (int number = 1; number <= rounds; number++) {
      List<Fault> shuffled = new ArrayList<>(faults);
      Collections.shuffle(shuffled, random);
      for (Fault fault : shuffled) {
        int calm = LEAST_CALM_MILLIS + random.nextInt(MOST_CALM_MILLIS - LEAST_CALM_MILLIS);
        schedule.add(new Round(fault, number, calm, 1 + random.nextInt(nodes)));
      }
    }
    return List.copyOf(schedule);
  }
}
