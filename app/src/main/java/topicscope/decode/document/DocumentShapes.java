package topicscope.decode.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the lists of a topic's documents are read, by their place in the document. All decoders of a
 * topic share it, so that what the first records show holds for all.
 *
 * <p>Owned by the reading thread, except for {@link #notes()}. Bounded.
 */
public final class DocumentShapes {
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_NO_DOCUMENTS = 8;
  private static final int MAX_NAMED = 3;

  private final Map<String, ListKind> lists = new HashMap<>();
  private final Map<String, NodeUse> uses = new HashMap<>();
  private final Set<String> singles = new HashSet<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private final List<String> samples = new ArrayList<>();
  private final List<String> notations = new ArrayList<>();
  private final Map<String, Integer> noDocuments = new HashMap<>();
  private ConnectSchema schema = new ConnectSchema(new byte[0], Map.of());
  private int version;
  private volatile List<String> notes = List.of();

  ListKind list(String shape) {
    return lists.getOrDefault(shape, ListKind.UNKNOWN);
  }

  NodeUse use(String shape) {
    return uses.getOrDefault(shape, NodeUse.VALUE);
  }

  /** Whether that list had a single element so far, and is read by place until it has more. */
  boolean isSingle(String shape) {
    return singles.contains(shape);
  }

  /** How often something turned out to be read in another way than before. */
  int version() {
    return version;
  }

  /** Whether the use of what stands there was decided. */
  boolean isDecided(String shape) {
    return uses.containsKey(shape);
  }

  void put(String shape, ListKind kind) {
    if (lists.size() < MAX_ENTRIES) {
      lists.put(shape, kind);
      version += singles.remove(shape) ? 1 : 0;
    }
  }

  /** Reads a list by place as long as it has a single element. */
  void putSingle(String shape) {
    put(shape, ListKind.PLACES);
    singles.add(shape);
  }

  void put(String shape, NodeUse use) {
    if (uses.size() < MAX_ENTRIES && uses.put(shape, use) != use && use.isEnvelope()) {
      version++;
    }
  }

  /** Whether texts there that look like documents are none. */
  boolean isText(String shape) {
    return noDocuments.getOrDefault(shape, 0) >= MAX_NO_DOCUMENTS;
  }

  /** Counts a text that looks like a document and is none. */
  void noDocument(String shape) {
    if (noDocuments.size() < MAX_ENTRIES) {
      noDocuments.merge(shape, 1, Integer::sum);
    }
  }

  /** The schema that stood in the last record that had one. */
  ConnectSchema schema() {
    return schema;
  }

  void schema(ConnectSchema last) {
    schema = last;
  }

  /** What a user may want to know about lists, in sentences. Thread-safe. */
  public List<String> notes() {
    return notes;
  }

  void notePlaces(String path) {
    note(places, path + "[0]");
  }

  void noteTimes(String path) {
    note(rows, path);
  }

  void noteSamples(String path, int count) {
    note(samples, "%s (%,d numbers)".formatted(shown(path), count));
  }

  /** Notes an envelope that is opened, or another notation that is understood. */
  void noteNotation(String sentence) {
    if (notations.size() < MAX_NAMED && !notations.contains(sentence)) {
      notations.add(sentence);
      publish();
    }
  }

  private void note(List<String> paths, String path) {
    if (paths.contains(path) || paths.size() > MAX_NAMED) {
      return;
    }
    paths.add(path);
    publish();
  }

  private void publish() {
    List<String> sentences = new ArrayList<>(notations);
    if (!rows.isEmpty()) {
      sentences.add(
          "the elements of lists are rows, each at its own time unless chosen otherwise: "
              + joined(rows));
    }
    if (!places.isEmpty()) {
      sentences.add(
          "what has neither an id nor a time in a list is named by its place in the list: "
              + joined(places));
    }
    if (!samples.isEmpty()) {
      sentences.add(
          "long lists of numbers are one series each, all numbers of a record at its time; a span"
              + " of as many points shows the last record: "
              + joined(samples));
    }
    notes = List.copyOf(sentences);
  }

  private static String joined(List<String> paths) {
    boolean more = paths.size() > MAX_NAMED;
    return String.join(", ", more ? paths.subList(0, MAX_NAMED) : paths) + (more ? ", …" : "");
  }

  private static String shown(String path) {
    return path.isEmpty() ? "the record" : path;
  }
}
