package topicscope.decode.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Optional;

/**
 * Remembers what a user has chosen for each topic, in one JSON file. A topic goes by the name and
 * address under which the user knows it, {@code cluster} and {@code topic}.
 *
 * <p>For any thread. Reads the file anew each time, so that several windows may share it; the last
 * writer wins. Bounded: of more than {@value #MOST_TOPICS} topics the one chosen for longest ago is
 * forgotten. What stands in the file and makes no sense is as if it weren't there.
 */
public final class ChoiceStore {
  private static final int MOST_TOPICS = 1_000;
  private static final String TOPICS = "topics";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  /**
   * @param file where the choices are; it and its folder need not be there yet
   */
  public ChoiceStore(Path file) {
    this.file = file;
  }

  /** What was chosen for that topic. */
  public synchronized DecodeChoice load(String cluster, String topic) {
    try {
      return choice(read().path(TOPICS).path(key(cluster, topic)));
    } catch (IOException | IllegalArgumentException e) {
      return DecodeChoice.AUTOMATIC;
    }
  }

  /**
   * Remembers a choice; one that leaves everything open is forgotten.
   *
   * @throws IOException if the file can't be written; the old one is then still there
   */
  public synchronized void save(String cluster, String topic, DecodeChoice choice)
      throws IOException {
    ObjectNode all = readOrNew();
    ObjectNode topics = all.withObject("/" + TOPICS);
    topics.remove(key(cluster, topic));
    if (!choice.equals(DecodeChoice.AUTOMATIC)) {
      topics.set(key(cluster, topic), node(choice));
    }
    while (topics.size() > MOST_TOPICS) {
      Iterator<String> oldest = topics.fieldNames();
      topics.remove(oldest.next());
    }
    write(all);
  }

  private static DecodeChoice choice(JsonNode node) {
    if (!node.isObject()) {
      return DecodeChoice.AUTOMATIC;
    }
    Optional<Format> format =
        node.hasNonNull("format")
            ? Optional.of(Format.parse(node.get("format").asText()))
            : Optional.empty();
    return new DecodeChoice(
        format,
        TimeChoice.parse(node.path("time").asText("record")),
        Grouping.parse(node.path("grouping").asText("format")),
        node.path("numericStrings").asBoolean(false));
  }

  private static ObjectNode node(DecodeChoice choice) {
    ObjectNode node = JSON.createObjectNode();
    choice.format().ifPresent(format -> node.put("format", format.id()));
    return node.put("time", choice.time().text())
        .put("grouping", choice.grouping().text())
        .put("numericStrings", choice.numericStrings());
  }

  private JsonNode read() throws IOException {
    return JSON.readTree(Files.readAllBytes(file));
  }

  private ObjectNode readOrNew() throws IOException {
    try {
      return read() instanceof ObjectNode all ? all : JSON.createObjectNode();
    } catch (NoSuchFileException | JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  /** Writes beside the file and moves it there, so that it is never half there. */
  private void write(ObjectNode all) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path half = file.resolveSibling(file.getFileName() + ".new");
    Files.write(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String key(String cluster, String topic) {
    return cluster + "/" + topic;
  }
}
