package topicscope.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import topicscope.platform.FileLock;

/**
 * The saved connections, in {@code connections.json}. Secrets are saved on request, in {@code
 * secrets.json}, which only the owner can read.
 *
 * <p>Thread-safe; it reads and writes small files, so not for the JavaFX thread. Several windows
 * may share the files: each change takes the {@link FileLock}, reads the file again and changes one
 * connection, so that other changes are not overwritten. A broken file is set aside and reported.
 * Unknown fields and invalid connections stay in the file.
 */
public final class Connections {
  private static final String CONNECTIONS = "connections";
  private static final Duration LOCK_WAIT = Duration.ofSeconds(3);
  static final String LOCK = "connections.lock";

  private final Path folder;
  private final JsonFile file;
  private final SecretFile secrets;

  /**
   * @param folder the folder of the files; it need not exist
   */
  public Connections(Path folder) {
    this.folder = folder;
    file = new JsonFile(folder.resolve("connections.json"));
    secrets = new SecretFile(folder.resolve("secrets.json"));
  }

  /**
   * The content of the file.
   *
   * @param all the connections, the recently used first
   * @param notices problems of the file, in sentences
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
      notices.add(e.getMessage() + "; " + setAsideIfStillBroken());
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
   * @throws ProfileException if there is none; the message lists those that exist
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

  /** The secrets saved for a connection; empty if there are none. */
  public synchronized Secrets secrets(String name) throws ProfileException {
    return secrets.load(name);
  }

  /**
   * Adds a connection.
   *
   * @param kept the secrets to save with it; empty to save none
   * @throws ProfileException if it can't be saved, or the name is taken
   */
  public synchronized void add(ConnectionProfile profile, Optional<Secrets> kept)
      throws ProfileException {
    requireName(profile);
    change(nodes -> {
      requireFree(nodes, profile.name());
      // Before the file is written: if they are refused, nothing has changed.
      if (kept.isPresent()) {
        secrets.save(profile.name(), kept.get());
      }
      ProfileJson.write(profile, nodes.addObject());
    });
  }

  /**
   * Replaces a saved connection. If it was deleted in the meantime, the new one is added; its time
   * of last use stays.
   *
   * @param before the connection as it was when the change began
   * @param kept the secrets to save with it; empty to save none and remove those saved before
   * @throws ProfileException if it can't be saved, the name is taken, or it was changed by another
   *     window in the meantime
   */
  public synchronized void replace(
      ConnectionProfile before, ConnectionProfile profile, Optional<Secrets> kept)
      throws ProfileException {
    requireName(profile);
    boolean renamed = !profile.name().equals(before.name());
    change(nodes -> {
      requireUnchanged(nodes, before);
      if (renamed) {
        requireFree(nodes, profile.name());
      }
      secrets.save(profile.name(), kept.orElse(Secrets.none()));
      ObjectNode node = named(nodes, before.name()).orElseGet(nodes::addObject);
      Optional<Instant> used = ProfileJson.lastUsed(node);
      ProfileJson.write(used.map(profile::usedAt).orElse(profile), node);
    });
    if (renamed) {
      alone(() -> secrets.save(before.name(), Secrets.none()));
    }
  }

  /** Records that a connection is used now. */
  public synchronized void used(String name) throws ProfileException {
    change(nodes ->
        named(nodes, name).ifPresent(node -> node.put("lastUsed", Instant.now().toString())));
  }

  /** A deleted connection, to be restored. */
  public static final class Deleted {
    private final List<ObjectNode> nodes;
    private final Secrets secrets;

    private Deleted(List<ObjectNode> nodes, Secrets secrets) {
      this.nodes = nodes;
      this.secrets = secrets;
    }
  }

  /**
   * Deletes a connection and the secrets saved for it.
   *
   * @return what {@link #restore} needs
   * @throws ProfileException if it can't be deleted, or was changed by another window in the
   *     meantime
   */
  public synchronized Deleted delete(ConnectionProfile profile) throws ProfileException {
    Secrets kept = secrets.load(profile.name());
    List<ObjectNode> deleted = new ArrayList<>();
    change(nodes -> {
      requireUnchanged(nodes, profile);
      secrets.save(profile.name(), Secrets.none());
      for (int i = nodes.size() - 1; i >= 0; i--) {
        if (nodes.get(i) instanceof ObjectNode node
            && node.path("name").asText("").equals(profile.name())) {
          nodes.remove(i);
          deleted.add(node);
        }
      }
    });
    return new Deleted(deleted, kept);
  }

  /**
   * Restores a deleted connection with the secrets that were saved for it.
   *
   * @throws ProfileException if it can't be saved, or the name is taken by now
   */
  public synchronized void restore(Deleted deleted) throws ProfileException {
    change(nodes -> {
      for (ObjectNode node : deleted.nodes) {
        String name = node.path("name").asText("");
        requireFree(nodes, name);
        secrets.save(name, deleted.secrets);
        nodes.add(node);
      }
    });
  }

  private static void requireName(ConnectionProfile profile) throws ProfileException {
    if (profile.name().isBlank()) {
      throw new ProfileException("a connection needs a name");
    }
  }

  private static void requireFree(ArrayNode nodes, String name) throws ProfileException {
    if (named(nodes, name).isPresent()) {
      throw new ProfileException("another connection is called " + name + " already");
    }
  }

  private static void requireUnchanged(ArrayNode nodes, ConnectionProfile before)
      throws ProfileException {
    Optional<ObjectNode> now = named(nodes, before.name());
    if (now.isPresent() && !ProfileJson.isSame(now.get(), before)) {
      throw new ProfileException(
          "the connection "
              + before.name()
              + " was changed in another window meanwhile, so nothing was changed here. Pick it in"
              + " the list to see it as it is now, or copy this one to keep both");
    }
  }

  private interface Change {
    void apply(ArrayNode nodes) throws ProfileException, IOException;
  }

  private interface Step {
    void run() throws ProfileException, IOException;
  }

  /** Applies a change to the present content of the file. */
  private void change(Change change) throws ProfileException {
    alone(() -> {
      try {
        ObjectNode all = file.readOrNew();
        change.apply(nodes(all));
        file.write(all);
      } catch (JsonFile.BrokenException e) {
        throw new ProfileException(
            e.getMessage() + "; " + file.setAside("rename or mend it") + ". Try again.", e);
      }
    });
  }

  /** Runs a step under the lock. */
  private void alone(Step step) throws ProfileException {
    try (FileLock _ = FileLock.take(folder.resolve(LOCK), LOCK_WAIT)) {
      step.run();
    } catch (FileLock.BusyException e) {
      throw new ProfileException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new ProfileException(file.path() + " can't be written: " + e.getMessage(), e);
    }
  }

  private String setAsideIfStillBroken() {
    StringBuilder said = new StringBuilder();
    try {
      alone(() -> {
        try {
          nodes(file.readOrNew());
          said.append("somebody has mended it just now: look again");
        } catch (JsonFile.BrokenException e) {
          said.append(file.setAside("rename or mend it"));
        }
      });
    } catch (ProfileException e) {
      said.append(e.getMessage());
    }
    return said.toString();
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
