package topicscope.client;

/**
 * What a port answered to {@link PortProbe}.
 *
 * @param kind what was met there
 * @param text the same in plain words, as the end of a sentence; never holds a secret
 */
public record ProbeAnswer(Kind kind, String text) {
  /** What can be met at an address. */
  public enum Kind {
    /** A broker that speaks as it was asked to. */
    BROKER,
    /** The text is no address. */
    MALFORMED,
    /** The host's name can't be resolved. */
    UNKNOWN_HOST,
    /** Nobody listens. */
    REFUSED,
    /** The network doesn't lead there. */
    NO_ROUTE,
    /** No answer within the time allowed: blocked, frozen, or too far away. */
    SILENT,
    /** The connection broke. */
    LOST,
    /** A port that speaks TLS, asked without. */
    TLS,
    /** A Kafka port that speaks no TLS, asked with. */
    NO_TLS,
    /** A web server. */
    HTTP,
    /** A controller of a Kafka cluster, which serves no records. */
    CONTROLLER,
    /** Something else. */
    FOREIGN
  }

  /** Whether a Kafka client may go on. */
  public boolean isBroker() {
    return kind == Kind.BROKER;
  }

  /** Whether a Kafka client without encryption could take the answer for a length of gigabytes. */
  public boolean isDangerous() {
    return kind == Kind.TLS || kind == Kind.HTTP || kind == Kind.FOREIGN;
  }

  /** Whether it may pass by itself, so that trying again makes sense without the user. */
  public boolean mayPass() {
    return switch (kind) {
      case UNKNOWN_HOST, REFUSED, NO_ROUTE, SILENT, LOST -> true;
      case BROKER, MALFORMED, TLS, NO_TLS, HTTP, CONTROLLER, FOREIGN -> false;
    };
  }
}
