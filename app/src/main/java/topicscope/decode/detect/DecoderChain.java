package topicscope.decode.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;
import topicscope.decode.choice.Format;

/**
 * The decoders of a topic, mostly one. If its records have several formats, the one that says the
 * most about the bytes tries first. Numbers as text and JSON always go together.
 */
final class DecoderChain implements RecordDecoder {
  private static final int MAX_FORMATS = 4;

  private final DecoderFactory decoders;
  private final RecordFields fields;
  private final List<Link> links = new ArrayList<>();
  private RecordDecoder[] inOrder = new RecordDecoder[0];
  private int main;
  private boolean mayWait;
  private int partition;

  private record Link(Format format, RecordDecoder decoder) {}

  DecoderChain(DecoderFactory decoders, RecordFields fields) {
    this.decoders = decoders;
    this.fields = fields;
  }

  /** Removes all formats. */
  void clear() {
    links.clear();
    inOrder = new RecordDecoder[0];
  }

  /** Decodes that format only. */
  void use(Format format) {
    clear();
    link(format);
    order(format);
  }

  /** Makes that format the first one, and keeps the present ones. */
  void add(Format format) {
    link(format);
    if (format == Format.TEXT) {
      link(Format.JSON);
    } else if (format == Format.JSON) {
      link(Format.TEXT);
    }
    order(format);
  }

  boolean isEmpty() {
    return inOrder.length == 0;
  }

  boolean has(Format format) {
    return links.stream().anyMatch(link -> link.format == format);
  }

  /** Whether a record may have to wait until it is ready. */
  boolean mayWait() {
    return mayWait;
  }

  @Override
  public boolean isReady(byte[] bytes, int offset, int length) {
    if (!mayWait) {
      return true;
    }
    for (RecordDecoder decoder : inOrder) {
      if (!decoder.isReady(bytes, offset, length)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    DecodeOutcome outcome = inOrder[0].decode(bytes, offset, length, rows);
    return outcome.isUndecodable() && inOrder.length > 1
        ? decodeByOthers(bytes, offset, length, rows, outcome)
        : outcome;
  }

  private DecodeOutcome decodeByOthers(
      byte[] bytes, int offset, int length, DecodedRecord rows, DecodeOutcome firstOutcome) {
    DecodeOutcome refusal = firstOutcome;
    for (int i = 1; i < inOrder.length; i++) {
      DecodeOutcome outcome = inOrder[i].decode(bytes, offset, length, rows);
      if (!outcome.isUndecodable()) {
        return outcome;
      }
      refusal = i == main ? outcome : refusal;
    }
    return refusal;
  }

  @Override
  public void partition(int next) {
    if (next != partition) {
      partition = next;
      for (RecordDecoder decoder : inOrder) {
        decoder.partition(next);
      }
    }
  }

  private void link(Format format) {
    if (!has(format)) {
      if (links.size() == MAX_FORMATS) {
        links.removeLast();
      }
      RecordDecoder added = decoders.make(format, fields);
      added.partition(partition);
      links.add(new Link(format, added));
    }
  }

  private void order(Format mainFormat) {
    links.sort(Comparator.comparing(Link::format));
    inOrder = links.stream().map(Link::decoder).toArray(RecordDecoder[]::new);
    mayWait = has(Format.REGISTRY);
    main = links.stream().map(Link::format).toList().indexOf(mainFormat);
  }
}
