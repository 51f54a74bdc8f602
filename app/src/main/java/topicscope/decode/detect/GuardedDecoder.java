package topicscope.decode.detect;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;

/**
 * Gives each record its {@link DecodeBudget}, and makes it undecodable if its decoder throws
 * anything: a stack overflow of a nested schema, a missing class, a bug. All decoders of a topic
 * run inside one, also during detection. An undecodable record leaves no rows behind.
 *
 * <p>An {@link OutOfMemoryError} is passed on, so that the reader can release memory.
 */
final class GuardedDecoder implements RecordDecoder {
  private final RecordDecoder decoder;
  private final DecodeBudget budget;
  private final Map<Class<?>, DecodeOutcome> failures = new HashMap<>();

  GuardedDecoder(RecordDecoder decoder, DecodeBudget budget) {
    this.decoder = decoder;
    this.budget = budget;
  }

  /** The decoder that {@code make} creates; if that fails, one that refuses every record. */
  static RecordDecoder of(Supplier<RecordDecoder> make, DecodeBudget budget) {
    try {
      return new GuardedDecoder(make.get(), budget);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      DecodeOutcome failure = outcome(e.getClass());
      return (bytes, offset, length, rows) -> failure;
    }
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    try {
      budget.begin(length);
      DecodeOutcome outcome = decoder.decode(bytes, offset, length, rows);
      if (outcome.isUndecodable()) {
        rows.clear();
      }
      return outcome;
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      rows.clear();
      return failures.computeIfAbsent(e.getClass(), GuardedDecoder::outcome);
    }
  }

  /** True after a failure: decoding then gives the reason. */
  @Override
  public boolean isReady(byte[] bytes, int offset, int length) {
    try {
      return decoder.isReady(bytes, offset, length);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      return true;
    }
  }

  @Override
  public void partition(int partition) {
    decoder.partition(partition);
  }

  private static DecodeOutcome outcome(Class<?> failure) {
    return DecodeOutcome.undecodable("the decoder failed: " + failure.getSimpleName());
  }
}
