package com.stockafolio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventReaderTest {
  private final List<String> heard = new ArrayList<>();
  private final EventReader reader =
      new EventReader(
          new EventReader.Events() {
            @Override
            public void event(String name, String id, String data) {
              heard.add(name + "/" + id + "/" + data);
            }

            @Override
            public void retry(long millis) {
              heard.add("retry " + millis);
            }
          });

  private List<String> heard(String text) {
    text.lines().forEach(reader::line);
    return heard;
  }

  @Test
  void eventsInTheServersForm() {
    assertThat(
            heard(
                """
                retry: 1000

                id: 2
                event: snapshot
                data: {"sequence":2}

                : heartbeat

                event: valuation
                data: {}

                """))
        .containsExactly("retry 1000", "snapshot/2/{\"sequence\":2}", "valuation//{}");
  }

  @Test
  void otherLegalForms() {
    assertThat(heard("data:a\ndata: b\ndata\nother: x\n\nid:7\n\nevent: x\ndata\n\n"))
        .containsExactly("message//a\nb\n", "x//");
  }

  @Test
  void aRetryThatIsNoNumberIsNone() {
    assertThat(heard("retry: soon\nretry: -1\nretry: 99999999999\n\n")).isEmpty();
  }

  @Test
  void anEventThatIsCutOffIsNotTold() {
    assertThat(heard("id: 3\nevent: trade\ndata: {}")).isEmpty();
  }
}
