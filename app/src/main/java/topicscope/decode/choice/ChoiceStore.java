package topicscope.decode.choice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import topicscope.decode.schema.RegistryFile;
import topicscope.platform.AtomicFile;
import topicscope.platform.FileLock;

/**
 * Stores what a user chose and dismissed for each topic, and the registry of each cluster, in one
 * JSON file. It contains no secrets.
 *
 * <p>Thread-safe. Each change reads the file and writes it again under a lock between processes, so
 * that several windows may share it and each keeps its own changes. Bounded: beyond {@value
 * #MAX_TOPICS} topics the oldest choice is dropped. A file that can't be read counts as empty;
 * before it is replaced, a copy is kept under a name that ends in {@value #BROKEN}.
 */
public final class ChoiceStore {
  static final String BROKEN = ".broken";

  private static final int MAX_TOPICS = 1_000;
  private static final Duration LOCK_WAIT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  /**
   * @param file the file of the choices; it and its folder need not exist
   */
  public ChoiceStore(Path file) {
    this.file = file;
  }

  /** Reads all choices. Never fails: {@link RememberedChoices#trouble} says what is wrong. */
  public synchronized RememberedChoices load() {
    try {
      JsonNode all = JSON.readTree(Files.readAllBytes(file));
      RememberedChoices found = ChoiceJson.read(all);
      Optional<String> trouble =
          all.isObject()
              ? found.trouble().map(what -> "Of the choices of formats in " + file + ", " + what)
              : Optional.of(unreadable("it is no JSON object"));
      return new RememberedChoices(found.choices(), found.registries(), found.dismissed(), trouble);
    } catch (NoSuchFileException e) {
      return RememberedChoices.NONE;
    } catch (JsonProcessingException e) {
      return broken("it is no JSON");
    } catch (IOException | IllegalArgumentException e) {
      return broken(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Stores a choice. One that leaves everything open is removed.
   *
   * @throws IOException if the file can't be written; it is unchanged then
   */
  public synchronized void save(String cluster, String topic, DecodeChoice choice)
      throws IOException {
    change(all -> {
      ObjectNode topics = objectOf(all, ChoiceJson.TOPICS);
      String key = RememberedChoices.key(cluster, topic);
      topics.remove(key);
      if (!choice.equals(DecodeChoice.AUTOMATIC)) {
        ChoiceJson.put(topics.putObject(key), choice);
      }
      dropOldest(topics);
    });
  }

  /**
   * Stores the offers that are not made again for a topic.
   *
   * @throws IOException if the file can't be written; it is unchanged then
   */
  public synchronized void save(String cluster, String topic, Set<String> dismissed)
      throws IOException {
    change(all -> {
      ObjectNode topics = objectOf(all, ChoiceJson.DISMISSED);
      String key = RememberedChoices.key(cluster, topic);
      topics.remove(key);
      ArrayNode offers = topics.putArray(key);
      dismissed.stream().sorted().forEach(offers::add);
      dropOldest(topics);
    });
  }

  /**
   * Stores a cluster's registry.
   *
   * @param registry empty to remove it
   * @throws IOException if the file can't be written; it is unchanged then
   */
  public synchronized void save(String cluster, Optional<RegistryFile> registry)
      throws IOException {
    change(all -> {
      ObjectNode registries = objectOf(all, ChoiceJson.REGISTRIES);
      registries.remove(cluster);
      registry.ifPresent(given -> ChoiceJson.put(registries.putObject(cluster), given));
    });
  }

  private static void dropOldest(ObjectNode topics) {
    while (topics.size() > MAX_TOPICS) {
      Iterator<String> oldest = topics.fieldNames();
      topics.remove(oldest.next());
    }
  }

  private RememberedChoices broken(String why) {
    return new RememberedChoices(Map.of(), Map.of(), Map.of(), Optional.of(unreadable(why)));
  }

  private String unreadable(String why) {
    return "The choices of formats in " + file + " can't be read: " + why + ". None is used.";
  }

  private ObjectNode readOrNew() throws IOException {
    try {
      if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode all) {
        return all;
      }
    } catch (NoSuchFileException e) {
      return JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      // A copy is kept below.
    }
    Path kept = file.resolveSibling(file.getFileName() + BROKEN);
    Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
    return JSON.createObjectNode();
  }

  /** The part of that name; one that is missing or no object is replaced. */
  private static ObjectNode objectOf(ObjectNode all, String name) {
    return all.get(name) instanceof ObjectNode part ? part : all.putObject(name);
  }

  private void change(Consumer<ObjectNode> change) throws IOException {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try (FileLock _ = FileLock.take(lock, LOCK_WAIT)) {
      ObjectNode all = readOrNew();
      change.accept(all);
      AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }
  }
}
