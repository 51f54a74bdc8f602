package topicscope.client;

/** A class that nobody has a reason to load but by its name in a configuration. */
final class CanaryClass {
  static final String NAME = "topicscope.client.CanaryClass";

  static {
    System.setProperty(NAME, "initialised");
  }

  private CanaryClass() {}
}
