package topicscope.connect;

/** The secrets that a connection may need. */
public enum SecretKind {
  /** The password of the login, or a client secret. */
  LOGIN("password", "password"),
  /** The password of the trust store. */
  TRUST_STORE("trustStorePassword", "password of the trust store"),
  /** The password of the key store. */
  KEY_STORE("keyStorePassword", "password of the key store"),
  /** The password of the key, if it differs from the store's. */
  KEY("keyPassword", "password of the key");

  private final String id;
  private final String title;

  SecretKind(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** Its name as a part of a sentence. */
  public String title() {
    return title;
  }

  String id() {
    return id;
  }
}
