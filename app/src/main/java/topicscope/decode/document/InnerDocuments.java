package topicscope.decode.document;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.MalformedRecordException;

/** Reads JSON that stands in a text or in bytes of a document, into the fields of that text. */
final class InnerDocuments {
  private final FieldTreeWriter writer;
  private final DecodeBudget budget;
  private @Nullable FieldTreeReader reader;
  private @Nullable DecodeOutcome refusal;

  InnerDocuments(FieldTreeWriter writer, DecodeBudget budget) {
    this.writer = writer;
    this.budget = budget;
  }

  /** Whether a text may be an object or a list; whether it is one is seen by reading it. */
  static boolean isLikely(String text) {
    int last = text.length() - 1;
    return last > 0
        && ((text.charAt(0) == '{' && text.charAt(last) == '}')
            || (text.charAt(0) == '[' && text.charAt(last) == ']'));
  }

  /** Starts a record. */
  void clear() {
    refusal = null;
  }

  /** Why the record can't be decoded because of what is inside; null if it can. */
  @Nullable DecodeOutcome refusal() {
    return refusal;
  }

  /**
   * Reads a document.
   *
   * @param numbers whether only one with numbers counts
   * @return false if it is none
   */
  boolean read(FieldNode node, byte[] text, boolean numbers) {
    FieldTreeReader known = reader;
    if (known == null) {
      known = JsonDecoder.reader(writer, budget);
      reader = known;
    }
    int depth = 0;
    for (FieldNode at = node; at != null; at = at.parent) {
      depth++;
    }
    try {
      if (!known.isDocument(text, 0, text.length, depth, numbers)) {
        return false;
      }
      DecodeOutcome broken = known.readInside(text, 0, text.length, node, depth);
      refusal = broken == null ? refusal : broken;
      return true;
    } catch (MalformedRecordException e) {
      refusal = e.outcome();
    } catch (IOException e) {
      // It was read before without a fault.
    }
    return false;
  }
}
