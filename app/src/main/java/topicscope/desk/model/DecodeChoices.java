package topicscope.desk.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.decode.choice.ChoiceStore;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.RememberedChoices;
import topicscope.decode.schema.GivenSchema;
import topicscope.decode.schema.RegistryFile;
import topicscope.decode.schema.SchemaFile;
import topicscope.decode.schema.SchemaRegistry;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;

/**
 * How topics are decoded: what the user chose for each, now or in the past, and the sources of
 * their schemas.
 *
 * <p>Owned by the JavaFX thread. Files are read and written on their own thread.
 */
public final class DecodeChoices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DecodeChoices.class);

  private static final long CLOSE_S = 2;

  private final Optional<ChoiceStore> store;
  private final Executor owner;
  private final RememberedChoices remembered;
  private final Map<String, DecodeChoice> choices = new HashMap<>();
  private final Map<String, Optional<RegistryFile>> registries = new HashMap<>();
  private final Map<RegistryFile, SchemaRegistry> open = new HashMap<>();
  private final List<SchemaRegistry> opened = new ArrayList<>();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ExecutorService aside =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("formats").daemon().factory());

  /**
   * Schemas, as far as available.
   *
   * @param schemas the available ones
   * @param trouble why others are missing; empty if none is
   */
  record Loaded(TopicSchemas schemas, String trouble) {}

  private DecodeChoices(Optional<ChoiceStore> store, RememberedChoices remembered, Executor owner) {
    this.store = store;
    this.remembered = remembered;
    this.owner = owner;
    trouble.set(remembered.trouble().orElse(""));
  }

  /** Keeps choices in memory only. */
  public static DecodeChoices forgetful(Executor owner) {
    return new DecodeChoices(Optional.empty(), RememberedChoices.NONE, owner);
  }

  /** Runs tasks on the thread that owns this object and the desk. */
  Executor owner() {
    return owner;
  }

  /** Keeps choices in a store, which is read at once. Thread-safe. */
  public static DecodeChoices keptIn(ChoiceStore store) {
    return new DecodeChoices(Optional.of(store), store.load(), Platform::runLater);
  }

  /** The last problem with the store, in plain words; empty if there is none. */
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** The choice for that topic. */
  DecodeChoice choice(String cluster, String topic) {
    DecodeChoice chosen = choices.get(RememberedChoices.key(cluster, topic));
    return chosen == null ? remembered.choice(cluster, topic) : chosen;
  }

  /** The schema registry of that cluster. */
  Optional<RegistryFile> registry(String cluster) {
    Optional<RegistryFile> given = registries.get(cluster);
    return given == null ? remembered.registry(cluster) : given;
  }

  /** Uses a choice until the program ends. For the owner, or before anything is read. */
  public void use(String cluster, String topic, DecodeChoice choice) {
    choices.put(RememberedChoices.key(cluster, topic), choice);
  }

  /** Uses a registry until the program ends. For the owner, or before anything is read. */
  public void use(String cluster, RegistryFile registry) {
    registries.put(cluster, Optional.of(registry));
  }

  /** Uses a choice and stores it. */
  void remember(String cluster, String topic, DecodeChoice choice) {
    use(cluster, topic, choice);
    keep(kept -> kept.save(cluster, topic, choice));
  }

  /** Uses a registry and stores it; its file is read again. */
  void remember(String cluster, Optional<RegistryFile> registry) {
    registries.put(cluster, registry);
    registry.ifPresent(given -> aside.execute(() -> open.remove(given)));
    keep(kept -> kept.save(cluster, registry));
  }

  /**
   * Provides the schemas for a topic's records: at once if none are needed, else when their files
   * are read.
   *
   * @param then receives them, on the owner's thread
   */
  void schemas(String cluster, DecodeChoice choice, Consumer<Loaded> then) {
    Optional<RegistryFile> registry = registry(cluster);
    if (registry.isEmpty() && choice.schema().isEmpty()) {
      then.accept(new Loaded(TopicSchemas.NONE, ""));
      return;
    }
    var _ =
        CompletableFuture.supplyAsync(() -> load(registry, choice.schema()), aside)
            .thenAcceptAsync(
                loaded -> {
                  trouble.set(loaded.trouble());
                  then.accept(loaded);
                },
                owner);
  }

  /**
   * Ends the thread when pending choices are written, at most 2 s, and cancels requests to
   * registries.
   */
  @Override
  public void close() {
    aside.execute(() -> opened.forEach(SchemaRegistry::close));
    aside.shutdown();
    try {
      if (!aside.awaitTermination(CLOSE_S, TimeUnit.SECONDS)) {
        aside.shutdownNow();
      }
    } catch (InterruptedException e) {
      aside.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private Loaded load(Optional<RegistryFile> registry, Optional<SchemaFile> file) {
    List<String> troubles = new ArrayList<>();
    SchemaSource source = registry.map(one -> source(one, troubles)).orElse(SchemaSource.none());
    Optional<GivenSchema> given = file.flatMap(one -> given(one, troubles));
    return new Loaded(new TopicSchemas(source, given), String.join("\n", troubles));
  }

  private SchemaSource source(RegistryFile registry, List<String> troubles) {
    try {
      SchemaRegistry known = open.get(registry);
      if (known == null) {
        known = registry.open();
        open.put(registry, known);
        opened.add(known);
      }
      return known;
    } catch (IOException | IllegalArgumentException e) {
      troubles.add("The schema registry can't be used: " + e.getMessage());
      return SchemaSource.none();
    }
  }

  private static Optional<GivenSchema> given(SchemaFile file, List<String> troubles) {
    try {
      return Optional.of(file.load());
    } catch (IOException | IllegalArgumentException e) {
      troubles.add("The schema can't be used: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void keep(Change change) {
    store.ifPresent(kept -> aside.execute(() -> keep(kept, change)));
  }

  private void keep(ChoiceStore kept, Change change) {
    try {
      change.apply(kept);
    } catch (IOException | RuntimeException e) {
      LOG.warn("A choice could not be kept", e);
      owner.execute(() -> trouble.set("The choice can't be kept for the next start: " + e));
    }
  }

  @FunctionalInterface
  private interface Change {
    void apply(ChoiceStore store) throws IOException;
  }
}
