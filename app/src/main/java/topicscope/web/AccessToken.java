package topicscope.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a client has to know to see the data.
 *
 * @param text at least 16 of the characters that an address may contain
 */
public record AccessToken(String text) {
  private static final int RANDOM_BYTES = 18;

  /**
   * Refuses what could be guessed, or can't be part of an address.
   *
   * @throws IllegalArgumentException for such a text; the message doesn't repeat it
   */
  public AccessToken {
    if (!text.matches("[A-Za-z0-9._~-]{16,256}")) {
      throw new IllegalArgumentException(
          "a token has 16 to 256 of the characters A-Z, a-z, 0-9, '.', '_', '~' and '-'");
    }
  }

  /** A new one, with 144 random bits. */
  public static AccessToken random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new AccessToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether it is that one; takes the same time for any of the same length. */
  boolean is(String given) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "a token";
  }
}
