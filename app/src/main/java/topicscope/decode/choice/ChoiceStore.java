package topicscope.decode.choice;

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
import topicscope.decode.schema.RegistryFile;

/**
 * Keeps what a user has chosen for each topic, and which registry has a cluster's schemas, in one
 * JSON file. Holds no secrets.
 *
 * <p>For any thread. Reads the file anew for each change, so that several windows may share it; the
 * last writer wins. Bounded: of more than {@value #MOST_TOPICS} topics the one chosen for longest
 * ago is forgotten. A file that can't be understood is as if it weren't there; before it is
 * replaced, it is kept beside under a name that ends in {@value #BROKEN}.
 */
public final class ChoiceStore {
  static final String BROKEN = ".broken";

  private static final int MOST_TOPICS = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  /**
   * @param file where the choices are; it and its folder need not be there yet
   */
  public ChoiceStore(Path file) {
    this.file = file;
  }

  /** All that is kept. Never fails: {@link RememberedChoices#trouble} says what is wrong. */
  public synchronized RememberedChoices load() {
    try {
      JsonNode all = JSON.readTree(Files.readAllBytes(file));
      RememberedChoices found = ChoiceJson.read(all);
      Optional<String> trouble =
          all.isObject()
              ? found.trouble().map(what -> "Of the choices of formats in " + file + ", " + what)
              : Optional.of(unreadable("it is no JSON object"));
      return new RememberedChoices(found.choices(), found.registries(), trouble);
    } catch (NoSuchFileException e) {
      return RememberedChoices.NONE;
    } catch (JsonProcessingException e) {
      return broken("it is no JSON");
    } catch (IOException | IllegalArgumentException e) {
      return broken(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Keeps a choice; one that leaves everything open is forgotten.
   *
   * @throws IOException if the file can't be written; the old one is then still there
   */
  public synchronized void save(String cluster, String topic, DecodeChoice choice)
      throws IOException {
    ObjectNode all = readOrNew();
    ObjectNode topics = all.withObject("/" + ChoiceJson.TOPICS);
    String key = RememberedChoices.key(cluster, topic);
    topics.remove(key);
    if (!choice.equals(DecodeChoice.AUTOMATIC)) {
      ChoiceJson.put(topics.putObject(key), choice);
    }
    while (topics.size() > MOST_TOPICS) {
      Iterator<String> oldest = topics.fieldNames();
      topics.remove(oldest.next());
    }
    write(all);
  }

  /**
   * Keeps a cluster's registry.
   *
   * @param registry empty to forget it
   * @throws IOException if the file can't be written; the old one is then still there
   */
  public synchronized void save(String cluster, Optional<RegistryFile> registry)
      throws IOException {
    ObjectNode all = readOrNew();
    ObjectNode registries = all.withObject("/" + ChoiceJson.REGISTRIES);
    registries.remove(cluster);
    registry.ifPresent(given -> ChoiceJson.put(registries.putObject(cluster), given));
    write(all);
  }

  private RememberedChoices broken(String why) {
    RememberedChoices none = RememberedChoices.NONE;
    return new RememberedChoices(none.choices(), none.registries(), Optional.of(unreadable(why)));
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
      // It is kept below.
    }
    Path kept = file.resolveSibling(file.getFileName() + BROKEN);
    Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
    return JSON.createObjectNode();
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
}
