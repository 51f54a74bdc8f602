package topicscope.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import topicscope.platform.OwnerOnly;

/**
 * The saved secrets, in a file that only the owner can read. If others can read it, it is neither
 * read nor written.
 */
final class SecretFile {
  private static final String SECRETS = "secrets";

  private final JsonFile file;

  SecretFile(Path file) {
    this.file = new JsonFile(file);
  }

  /** The secrets saved for a connection; empty if there are none. */
  Secrets load(String name) throws ProfileException {
    Secrets secrets = Secrets.none();
    JsonNode kept = read().path(SECRETS).path(name);
    for (SecretKind secret : SecretKind.values()) {
      JsonNode value = kept.path(secret.id());
      if (value.isTextual()) {
        secrets = secrets.with(secret, value.textValue());
      }
    }
    return secrets;
  }

  /** Replaces the secrets saved for a connection; empty removes them. */
  void save(String name, Secrets secrets) throws ProfileException {
    if (secrets.held().isEmpty() && !Files.exists(file.path())) {
      return;
    }
    ObjectNode all = read();
    ObjectNode byName = all.withObjectProperty(SECRETS);
    byName.remove(name);
    if (!secrets.held().isEmpty()) {
      ObjectNode kept = byName.putObject(name);
      for (SecretKind secret : secrets.held()) {
        secrets.value(secret).ifPresent(value -> kept.put(secret.id(), value));
      }
    }
    try {
      file.write(all);
    } catch (IOException e) {
      throw new ProfileException("the passwords can't be kept: " + e.getMessage(), e);
    }
  }

  private ObjectNode read() throws ProfileException {
    try {
      if (Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)) {
        OwnerOnly.require(file.path());
      }
      ObjectNode all = file.readOrNew();
      if (all.has(SECRETS) && !all.path(SECRETS).isObject()) {
        throw new JsonFile.BrokenException(file.path() + " holds no secrets by name");
      }
      return all;
    } catch (OwnerOnly.TooOpenException e) {
      throw new ProfileException(String.valueOf(e.getMessage()), e);
    } catch (JsonFile.BrokenException e) {
      throw new ProfileException(e.getMessage() + "; " + file.setAside("remove it"), e);
    } catch (IOException e) {
      throw new ProfileException("the passwords in " + file.path() + " can't be read", e);
    }
  }
}
