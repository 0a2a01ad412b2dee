package com.stockafolio.batch;

import com.stockafolio.batch.archived.ArchiveObject;
import com.stockafolio.batch.store.DayRange;
import com.stockafolio.batch.store.DayResult;
import com.stockafolio.batch.store.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that a day's result follows from.
 *
 * @param previous the certified result of the date before, null for the first day
 * @param previousCuts where the rejected topic was cut at the close before this one
 * @param trades the archive's objects that hold the day's records
 * @param rejections those that hold their rejections
 * @param closingVersions tells each ledger's portfolios from others
 */
record DayInput(
    Manifest manifest,
    DayResult previous,
    Map<Integer, Long> previousCuts,
    DayRange range,
    List<ArchiveObject> trades,
    List<ArchiveObject> rejections,
    List<String> closingVersions) {

  /** Differs where anything of it differs. */
  List<String> fingerprint() {
    List<String> all = new ArrayList<>();
    all.add(manifest.toString());
    all.add(previous == null ? "" : previous.date() + " " + previous.closeId());
    trades.forEach(each -> all.add(each.toString()));
    rejections.forEach(each -> all.add(each.toString()));
    all.addAll(closingVersions);
    return all;
  }
}
