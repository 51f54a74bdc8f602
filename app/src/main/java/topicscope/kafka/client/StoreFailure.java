package topicscope.kafka.client;

import java.nio.file.NoSuchFileException;
import java.security.UnrecoverableKeyException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains why a key store or a trust store can't be used. */
final class StoreFailure {
  private static final Pattern LOADING =
      Pattern.compile("Failed to load (?:PEM )?SSL keystore (.+?)(?: of type .+)?");

  private StoreFailure() {}

  /** The reason; empty if the failure does not concern a store. */
  static Optional<String> of(Throwable failure) {
    for (Throwable why = failure; why != null; why = why.getCause()) {
      Matcher loading = LOADING.matcher(String.valueOf(why.getMessage()));
      if (loading.matches()) {
        return Optional.of("the store " + loading.group(1) + " can't be opened: " + reason(why));
      }
      if (why instanceof NoSuchFileException missing) {
        return Optional.of("there is no file " + missing.getFile());
      }
    }
    return Optional.empty();
  }

  private static String reason(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return switch (inner) {
      case NoSuchFileException _ -> "there is no such file";
      case UnrecoverableKeyException _ -> "wrong password";
      default -> inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
    };
  }
}
