package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.engine.node.Standstills;
import com.stockafolio.ingest.kafka.Topic;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TopicWatchTest {
  private static final UUID ID = new UUID(1, 2);

  private final Standstills standstills = new Standstills();
  private final TopicWatch watch = new TopicWatch("trades", new Topic(ID, 4), standstills);

  @Test
  void theSameTopicIsNoNews() {
    watch.seen(new Topic(ID, 4));
    assertThat(watch.hasChanged()).isFalse();
    assertThat(standstills.count()).isZero();
  }

  @Test
  void morePartitionsAreToldWithWhatToDo() {
    watch.seen(new Topic(ID, 8));
    assertThat(watch.hasChanged()).isTrue();
    assertThat(standstills.whys())
        .hasSize(1)
        .allMatch(why -> why.startsWith("topic trades has 8 partitions and not 4"));
  }

  @Test
  void aTopicMadeAnewIsAnotherOneAndStaysSo() {
    watch.seen(new Topic(new UUID(3, 4), 4));
    watch.seen(new Topic(ID, 4));
    assertThat(watch.hasChanged()).isTrue();
    assertThat(standstills.whys()).allMatch(why -> why.contains("was made anew")).hasSize(1);
  }
}
