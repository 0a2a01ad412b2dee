package com.stockafolio.engine.wire;

import com.stockafolio.engine.closing.ClosingDesk;
import java.time.LocalDate;

/** Wire forms of what the closing desk is asked and answers. */
final class ClosingMessages {
  private ClosingMessages() {}

  static void register(MessageCodecs codecs) {
    codecs.add(
        ClosingDesk.Close.class,
        "Cl1",
        (message, out) -> {
          out.writeZigzag(message.date().toEpochDay());
          codecs.writeRef(message.replyTo(), out);
        },
        in -> new ClosingDesk.Close(LocalDate.ofEpochDay(in.readZigzag()), codecs.readRef(in)));
    codecs.add(
        ClosingDesk.Begun.class,
        "Cb1",
        (answer, out) -> {
          out.writeZigzag(answer.date().toEpochDay());
          out.writeString(answer.closeId());
        },
        in -> new ClosingDesk.Begun(LocalDate.ofEpochDay(in.readZigzag()), in.readString()));
    codecs.add(
        ClosingDesk.Refused.class,
        "Cr1",
        (answer, out) -> {
          out.writeString(answer.reason());
          out.writeByte(answer.later() ? 1 : 0);
        },
        in -> new ClosingDesk.Refused(in.readString(), in.readByte() != 0));
  }
}
