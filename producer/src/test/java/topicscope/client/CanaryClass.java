package topicscope.client;

/** A class that is only loaded if a configuration names it. */
final class CanaryClass {
  static final String NAME = "topicscope.client.CanaryClass";

  static {
    System.setProperty(NAME, "initialised");
  }

  private CanaryClass() {}
}
