package topicscope.connect;

/** Which secret of a connection is meant. */
public enum SecretKind {
  /** The password of the login, or a client's secret. */
  LOGIN("password", "password"),
  /** The password of the store with the issuers that are trusted. */
  TRUST_STORE("trustStorePassword", "password of the trust store"),
  /** The password of the store with the key of one's own. */
  KEY_STORE("keyStorePassword", "password of the key store"),
  /** The password of the key itself, where it differs from the store's. */
  KEY("keyPassword", "password of the key");

  private final String id;
  private final String title;

  SecretKind(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** What it is, as a part of a sentence. */
  public String title() {
    return title;
  }

  String id() {
    return id;
  }
}
