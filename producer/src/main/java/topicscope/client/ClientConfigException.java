package topicscope.client;

/** A client configuration that can't be used; the message says what is wrong, where and why. */
public final class ClientConfigException extends Exception {
  private static final long serialVersionUID = 1;

  public ClientConfigException(String message) {
    super(message);
  }

  public ClientConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
