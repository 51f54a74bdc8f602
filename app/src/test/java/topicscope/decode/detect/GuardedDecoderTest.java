package topicscope.decode.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;

class GuardedDecoderTest {
  private static final byte[] VALUE = {'1'};

  static Stream<Throwable> failures() {
    return Stream.of(
        new StackOverflowError(),
        new NoClassDefFoundError("a/Missing"),
        new ExceptionInInitializerError("broken"),
        new UnsatisfiedLinkError("no library"),
        new AssertionError("impossible"),
        new IllegalStateException("a bug"),
        new java.io.IOException("undeclared, as from Kotlin"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("a decoder that throws makes its record undecodable, with a reason")
  void decode_throws_isUndecodable(Throwable failure) {
    RecordDecoder decoder = guarded(failing(failure));
    DecodeOutcome outcome = decoder.decode(VALUE, 0, 1, new DecodedRecord());
    assertThat(outcome)
        .isEqualTo(
            DecodeOutcome.undecodable("the decoder failed: " + failure.getClass().getSimpleName()));
    assertThat(decoder.isReady(VALUE, 0, 1)).isTrue();
  }

  @Test
  @DisplayName("the next record is decoded, and the same failure is the same outcome")
  void decode_afterFailure_continues() {
    Deque<Throwable> failures =
        new ArrayDeque<>(List.of(new StackOverflowError(), new StackOverflowError()));
    RecordDecoder decoder =
        guarded((bytes, offset, length, rows) -> {
          if (!failures.isEmpty()) {
            throw sneaky(failures.pop());
          }
          rows.integer(0, 1);
          return rows.outcome();
        });
    DecodedRecord rows = new DecodedRecord();
    DecodeOutcome first = decoder.decode(VALUE, 0, 1, rows);
    assertThat(decoder.decode(VALUE, 0, 1, rows)).isSameAs(first);
    assertThat(decoder.decode(VALUE, 0, 1, rows)).isEqualTo(DecodeOutcome.DECODED);
  }

  @Test
  @DisplayName("numbers found before the failure are removed")
  void decode_throwsMidway_leavesNoNumber() {
    DecodedRecord rows = new DecodedRecord();
    guarded(
            (bytes, offset, length, into) -> {
              into.integer(0, 1);
              throw new StackOverflowError();
            })
        .decode(VALUE, 0, 1, rows);
    assertThat(rows.numbers()).isZero();
  }

  @Test
  @DisplayName("numbers found before a record turns out to be broken are removed")
  void decode_undecodableMidway_leavesNoNumber() {
    DecodedRecord rows = new DecodedRecord();
    guarded(
            (bytes, offset, length, into) -> {
              into.integer(0, 1);
              into.endRow();
              return DecodeOutcome.OUT_OF_RANGE;
            })
        .decode(VALUE, 0, 1, rows);
    assertThat(rows.rows()).isZero();
  }

  @Test
  @DisplayName("an OutOfMemoryError is rethrown")
  void decode_outOfMemory_isPassedOn() {
    RecordDecoder decoder = guarded(failing(new OutOfMemoryError("full")));
    assertThatThrownBy(() -> decoder.decode(VALUE, 0, 1, new DecodedRecord()))
        .isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(() -> decoder.isReady(VALUE, 0, 1)).isInstanceOf(OutOfMemoryError.class);
  }

  private static RecordDecoder failing(Throwable failure) {
    return new RecordDecoder() {
      @Override
      public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
        throw sneaky(failure);
      }

      @Override
      public boolean isReady(byte[] bytes, int offset, int length) {
        throw sneaky(failure);
      }
    };
  }

  /** Throws anything, declared or not. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
    throw (T) failure;
  }

  private static RecordDecoder guarded(RecordDecoder decoder) {
    return new GuardedDecoder(decoder, new DecodeBudget());
  }
}
