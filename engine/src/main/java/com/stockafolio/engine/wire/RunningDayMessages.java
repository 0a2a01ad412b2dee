package com.stockafolio.engine.wire;

import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.ledger.RunningDay;

/** Wire forms of the question for a ledger's running day and of its answer. */
final class RunningDayMessages {
  private RunningDayMessages() {}

  static void register(MessageCodecs codecs) {
    codecs.add(
        Ledger.GetRunningDay.class,
        "Rq1",
        (message, out) -> codecs.writeRef(message.replyTo(), out),
        in -> new Ledger.GetRunningDay(codecs.readRef(in)));
    codecs.add(
        Ledger.RunningDayView.class,
        "Rd2",
        (answer, out) -> {
          out.writeVarint(answer.ledger());
          answer.day().writeTo(out);
        },
        in -> new Ledger.RunningDayView(in.readIntVarint(), RunningDay.readFrom(in)));
    codecs.add(
        Ledger.ScanForClose.class,
        "Sc1",
        (message, out) -> codecs.writeRef(message.replyTo(), out),
        in -> new Ledger.ScanForClose(codecs.readRef(in)));
  }
}
