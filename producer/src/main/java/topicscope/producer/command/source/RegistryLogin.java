package topicscope.producer.command.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the credentials of a schema registry from a file, so that they never appear on a command
 * line.
 */
final class RegistryLogin {
  private RegistryLogin() {}

  /** The value of the Authorization header; empty without a file. */
  static Optional<String> read(@Nullable Path file) {
    if (file == null) {
      return Optional.empty();
    }
    String text;
    try {
      text = Files.readString(file).strip();
    } catch (IOException e) {
      throw new UsageException("--schema-registry-auth: " + file + " can't be read: " + e);
    }
    if (text.isEmpty() || text.lines().count() != 1) {
      throw new UsageException(
          "--schema-registry-auth: " + file + " must hold one line, USER:PASSWORD or a token");
    }
    boolean isLogin = text.contains(":");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Optional.of(
        isLogin ? "Basic " + Base64.getEncoder().encodeToString(bytes) : "Bearer " + text);
  }
}
