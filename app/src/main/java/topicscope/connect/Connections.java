package topicscope.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The connections that the user has saved, in {@code connections.json}; their secrets, where the
 * user said so, in {@code secrets.json}, which only the owner can read.
 *
 * <p>For any thread; it reads and writes small files, so not for the JavaFX thread. Several windows
 * may share the files: each change reads anew, and the last writer wins. A broken file is set aside
 * and said; fields and connections that make no sense here are kept in the file.
 */
public final class Connections {
  private static final String CONNECTIONS = "connections";

  private final JsonFile file;
  private final SecretFile secrets;

  /**
   * @param folder where the files are; it need not be there yet
   */
  public Connections(Path folder) {
    file = new JsonFile(folder.resolve("connections.json"));
    secrets = new SecretFile(folder.resolve("secrets.json"));
  }

  /**
   * What was found.
   *
   * @param all the recently used first
   * @param notices what the user should know of the file, in sentences
   */
  public record Saved(List<ConnectionProfile> all, List<String> notices) {}

  /** All saved connections. */
  public synchronized Saved load() {
    List<ConnectionProfile> all = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    try {
      for (JsonNode node : nodes(file.readOrNew())) {
        try {
          all.add(ProfileJson.read(node));
        } catch (ProfileException e) {
          notices.add(
              "In "
                  + file.path()
                  + " the connection '"
                  + node.path("name").asText("")
                  + "' is left out: "
                  + e.getMessage());
        }
      }
    } catch (JsonFile.BrokenException e) {
      notices.add(e.getMessage() + "; " + setAside());
    } catch (IOException e) {
      notices.add("The saved connections in " + file.path() + " can't be read.");
    }
    all.sort(
        Comparator.comparing(
                (ConnectionProfile profile) -> profile.lastUsed().orElse(Instant.EPOCH))
            .reversed()
            .thenComparing(ConnectionProfile::name));
    return new Saved(List.copyOf(all), List.copyOf(notices));
  }

  /**
   * The saved connection of that name.
   *
   * @throws ProfileException if there is none; the message says which there are
   */
  public ConnectionProfile find(String name) throws ProfileException {
    Saved saved = load();
    Optional<ConnectionProfile> found =
        saved.all().stream().filter(profile -> profile.name().equals(name)).findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    List<String> names = saved.all().stream().map(ConnectionProfile::name).toList();
    String known =
        names.isEmpty()
            ? "none are saved in " + file.path()
            : "there are " + String.join(", ", names);
    String why = saved.notices().isEmpty() ? "" : " (" + String.join(" ", saved.notices()) + ")";
    throw new ProfileException("there is no saved connection '" + name + "': " + known + why);
  }

  /** The secrets that are kept for a connection; none if none are. */
  public synchronized Secrets secrets(String name) throws ProfileException {
    return secrets.load(name);
  }

  /**
   * Saves a connection.
   *
   * @param replaces the name under which it was saved before; empty for a new one
   * @param kept the secrets to keep with it; empty to keep none and forget those kept before
   * @throws ProfileException if it can't be saved, or another one has the name
   */
  public synchronized void save(ConnectionProfile profile, String replaces, Optional<Secrets> kept)
      throws ProfileException {
    if (profile.name().isBlank()) {
      throw new ProfileException("a connection needs a name");
    }
    change(all -> {
      ArrayNode nodes = nodes(all);
      boolean taken = !profile.name().equals(replaces) && named(nodes, profile.name()).isPresent();
      if (taken) {
        throw new ProfileException("another connection is called " + profile.name() + " already");
      }
      ProfileJson.write(profile, named(nodes, replaces).orElseGet(nodes::addObject));
      // Before the file is written: should they be refused, nothing has changed.
      if (kept.isPresent() || !replaces.isEmpty()) {
        secrets.save(profile.name(), kept.orElse(Secrets.none()));
      }
    });
    if (!replaces.isEmpty() && !replaces.equals(profile.name())) {
      secrets.save(replaces, Secrets.none());
    }
  }

  /** Notes that a connection is used now. */
  public synchronized void used(String name) throws ProfileException {
    change(all ->
        named(nodes(all), name).ifPresent(node -> node.put("lastUsed", Instant.now().toString())));
  }

  /** Deletes a connection and the secrets kept for it. */
  public synchronized void delete(String name) throws ProfileException {
    secrets.save(name, Secrets.none());
    change(all -> {
      ArrayNode nodes = nodes(all);
      for (int i = nodes.size() - 1; i >= 0; i--) {
        if (nodes.get(i).path("name").asText("").equals(name)) {
          nodes.remove(i);
        }
      }
    });
  }

  private interface Change {
    void apply(ObjectNode all) throws ProfileException, IOException;
  }

  private void change(Change change) throws ProfileException {
    try {
      ObjectNode all = file.readOrNew();
      change.apply(all);
      file.write(all);
    } catch (JsonFile.BrokenException e) {
      throw new ProfileException(e.getMessage() + "; " + setAside() + ". Try again.", e);
    } catch (IOException e) {
      throw new ProfileException(file.path() + " can't be written: " + e.getMessage(), e);
    }
  }

  private String setAside() {
    try {
      return "it was set aside as " + file.setAside().getFileName();
    } catch (IOException e) {
      return "rename or mend it";
    }
  }

  private static ArrayNode nodes(ObjectNode all) throws JsonFile.BrokenException {
    JsonNode nodes = all.path(CONNECTIONS);
    if (nodes instanceof ArrayNode array) {
      return array;
    }
    if (nodes.isMissingNode()) {
      return all.putArray(CONNECTIONS);
    }
    throw new JsonFile.BrokenException("its '" + CONNECTIONS + "' is no list");
  }

  private static Optional<ObjectNode> named(ArrayNode nodes, String name) {
    for (JsonNode node : nodes) {
      if (node instanceof ObjectNode object && node.path("name").asText("").equals(name)) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }
}
