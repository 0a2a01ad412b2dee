package com.stockafolio.batch;

import com.stockafolio.batch.document.RevisionList;
import com.stockafolio.batch.store.Closings;
import com.stockafolio.batch.store.DayResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Which day a record is of that was taken back or corrected: the certified results tell. */
final class RevisedDays implements RevisionList.Days {
  private final Closings closings;
  private final DayInput day;

  /** Those before the day, the latest first, as far as they were asked for. */
  private final List<DayResult> earlier = new ArrayList<>();

  RevisedDays(Closings closings, DayInput day) {
    this.closings = closings;
    this.day = day;
    if (day.previous() != null) {
      earlier.add(day.previous());
    }
  }

  @Override
  public LocalDate of(int ledger, long offset) {
    LocalDate date = day.manifest().date();
    for (int back = 0; back < earlier.size(); back++) {
      DayResult result = earlier.get(back);
      if (result.covered()[ledger] < offset) {
        return date;
      }
      date = result.date();
      if (back + 1 == earlier.size()) {
        DayResult before = closings.certifiedBefore(date, 1);
        if (before != null) {
          earlier.add(before);
        }
      }
    }
    return date;
  }
}
