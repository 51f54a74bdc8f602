package topicscope.connect;

import java.util.Optional;
import java.util.stream.Stream;

/** The SASL mechanisms. */
public enum LoginMechanism {
  NONE("none"),
  PLAIN("PLAIN"),
  SCRAM_SHA_256("SCRAM-SHA-256"),
  SCRAM_SHA_512("SCRAM-SHA-512"),
  OAUTHBEARER("OAUTHBEARER");

  private final String id;

  LoginMechanism(String id) {
    this.id = id;
  }

  /** Kafka's name. */
  public String id() {
    return id;
  }

  static Optional<LoginMechanism> of(String id) {
    return Stream.of(values()).filter(one -> one.id.equalsIgnoreCase(id)).findAny();
  }
}
