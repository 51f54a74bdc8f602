package topicscope.client;

/**
 * What a port answered to {@link PortProbe}.
 *
 * @param kind what kind of server answered
 * @param text the same in plain words, as the end of a sentence; never holds a secret
 */
public record ProbeAnswer(Kind kind, String text) {
  /** What can be found at an address. */
  public enum Kind {
    /** A broker that speaks the requested protocol. */
    BROKER,
    /** The text is not an address. */
    MALFORMED,
    /** The host's name can't be resolved. */
    UNKNOWN_HOST,
    /** No program listens there. */
    REFUSED,
    /** There is no route to the host. */
    NO_ROUTE,
    /** No answer within the time allowed: blocked, frozen, or too far away. */
    SILENT,
    /** The connection broke. */
    LOST,
    /** A port with TLS, probed without TLS. */
    TLS,
    /** A Kafka port without TLS, probed with TLS. */
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

  /** Whether a Kafka client without encryption could read the answer as a length of gigabytes. */
  public boolean isDangerous() {
    return kind == Kind.TLS || kind == Kind.HTTP || kind == Kind.FOREIGN;
  }

  /** Whether the failure can end by itself, so that a retry makes sense. */
  public boolean mayPass() {
    return switch (kind) {
      case UNKNOWN_HOST, REFUSED, NO_ROUTE, SILENT, LOST -> true;
      case BROKER, MALFORMED, TLS, NO_TLS, HTTP, CONTROLLER, FOREIGN -> false;
    };
  }
}
