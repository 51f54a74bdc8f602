package topicscope.producer.run;

import java.time.Duration;
import topicscope.producer.publish.Bounds;
import topicscope.producer.publish.Tuning;

/** What a source's records are like, and so how long and how much of them may wait. */
public enum Workload {
  /** Measurements, a few a second. */
  MEASURED,
  /** Made-up signals, up to very many a second. */
  GENERATED,
  /** Records of people and files, of which none should be lost. */
  FED;

  /** Ctrl+C must be over in five seconds. */
  private static final Duration FLUSH = Duration.ofSeconds(4);

  Bounds bounds() {
    Bounds bounds =
        switch (this) {
          case MEASURED -> Bounds.SAMPLING;
          case GENERATED -> Bounds.GENERATING;
          case FED -> Bounds.FEEDING;
        };
    return bounds.withClose(FLUSH);
  }

  Tuning tuning() {
    return this == MEASURED ? Tuning.PROMPT : Tuning.BATCHED;
  }
}
