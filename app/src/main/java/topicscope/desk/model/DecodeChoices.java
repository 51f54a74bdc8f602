package topicscope.desk.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.decode.choice.ChoiceStore;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.RememberedChoices;
import topicscope.decode.schema.GivenSchema;
import topicscope.decode.schema.RegistryFile;
import topicscope.decode.schema.RegistryLogins;
import topicscope.decode.schema.SchemaFile;
import topicscope.decode.schema.SchemaRegistry;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;

/**
 * The user's choices of format and schema per topic, of this run and of earlier ones, and the
 * schemas themselves.
 *
 * <p>Owned by the JavaFX thread. Files are read and written on another thread. That is an executor
 * and not a {@code Loop}, because it answers single requests with a future, each with its error.
 */
public final class DecodeChoices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DecodeChoices.class);

  private static final long CLOSE_S = 2;

  private final Optional<ChoiceStore> store;
  private final Executor owner;
  private final RememberedChoices remembered;
  private final Map<String, DecodeChoice> choices = new HashMap<>();
  private final Map<String, Optional<RegistryFile>> registries = new HashMap<>();
  private final Map<String, Set<String>> dismissed = new HashMap<>();
  private final Map<RegistryFile, SchemaRegistry> open = new HashMap<>();
  private final List<SchemaRegistry> opened = new ArrayList<>();
  private final RegistryLogins logins = new RegistryLogins();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("formats").daemon().factory());
  private String storeProblem;

  /**
   * The schemas for a topic.
   *
   * @param schemas all that could be loaded
   * @param problem why others could not, one sentence per line; empty if all were loaded
   */
  record Loaded(TopicSchemas schemas, String problem) {
    private static final Loaded NONE = new Loaded(TopicSchemas.NONE, "");
  }

  private DecodeChoices(Optional<ChoiceStore> store, RememberedChoices remembered, Executor owner) {
    this.store = store;
    this.remembered = remembered;
    this.owner = owner;
    storeProblem = remembered.trouble().orElse("");
  }

  /**
   * Keeps choices in memory only.
   *
   * @param owner runs tasks on the thread that owns this and the desk
   */
  public static DecodeChoices forgetful(Executor owner) {
    return new DecodeChoices(Optional.empty(), RememberedChoices.NONE, owner);
  }

  /** Runs tasks on the thread that owns this and the desk. */
  Executor owner() {
    return owner;
  }

  /** Keeps choices in a store, which is read at once. May be called on any thread. */
  public static DecodeChoices keptIn(ChoiceStore store) {
    return new DecodeChoices(Optional.of(store), store.load(), Platform::runLater);
  }

  /** Why choices can't be read or saved; empty if they can. */
  String storeProblem() {
    return storeProblem;
  }

  /** The choice for a topic. */
  DecodeChoice choice(String cluster, String topic) {
    DecodeChoice chosen = choices.get(RememberedChoices.key(cluster, topic));
    return chosen == null ? remembered.choice(cluster, topic) : chosen;
  }

  /** The schema registry of a cluster. */
  Optional<RegistryFile> registry(String cluster) {
    Optional<RegistryFile> given = registries.get(cluster);
    return given == null ? remembered.registry(cluster) : given;
  }

  /** The offers that are not made again for a topic. */
  Set<String> dismissed(String cluster, String topic) {
    return dismissed.computeIfAbsent(
        RememberedChoices.key(cluster, topic),
        key -> new HashSet<>(remembered.dismissed(cluster, topic)));
  }

  /** Makes an offer for a topic no more, and saves that. */
  void dismiss(String cluster, String topic, String offer) {
    Set<String> all = dismissed(cluster, topic);
    if (all.add(offer)) {
      Set<String> saved = Set.copyOf(all);
      save(kept -> kept.save(cluster, topic, saved));
    }
  }

  /** Uses a choice until the program ends. On the owner's thread, or before anything is read. */
  public void use(String cluster, String topic, DecodeChoice choice) {
    choices.put(RememberedChoices.key(cluster, topic), choice);
  }

  /** Uses a registry until the program ends. On the owner's thread, or before anything is read. */
  public void use(String cluster, RegistryFile registry) {
    registries.put(cluster, Optional.of(registry));
  }

  /** Uses and saves a choice. */
  void save(String cluster, String topic, DecodeChoice choice) {
    use(cluster, topic, choice);
    save(kept -> kept.save(cluster, topic, choice));
  }

  /** Uses and saves a registry; its file is read again. */
  void save(String cluster, Optional<RegistryFile> registry) {
    registries.put(cluster, registry);
    registry.ifPresent(given -> worker.execute(() -> open.remove(given)));
    save(kept -> kept.save(cluster, registry));
  }

  /**
   * Loads the schemas for a topic: at once if there is nothing to load, else on another thread.
   *
   * @return completes on the owner's thread; failures to load are in the result
   */
  CompletableFuture<Loaded> schemas(String cluster, DecodeChoice choice) {
    Optional<RegistryFile> registry = registry(cluster);
    if (registry.isEmpty() && choice.schema().isEmpty()) {
      return CompletableFuture.completedFuture(Loaded.NONE);
    }
    return CompletableFuture.supplyAsync(() -> load(registry, choice.schema()), worker)
        .thenApplyAsync(loaded -> loaded, owner);
  }

  /**
   * A new decoder for a topic, as chosen for it.
   *
   * @return completes on the owner's thread when the schemas are loaded
   */
  public CompletableFuture<TopicDecoder> decoder(String cluster, String topic) {
    DecodeChoice choice = choice(cluster, topic);
    return schemas(cluster, choice)
        .thenApply(loaded -> new TopicDecoder(topic, choice, loaded.schemas(), path -> true));
  }

  /** Saves what is left, closes the registries and ends the thread, at most 2 s. */
  @Override
  public void close() {
    worker.execute(() -> opened.forEach(SchemaRegistry::close));
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSE_S, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private Loaded load(Optional<RegistryFile> registry, Optional<SchemaFile> file) {
    List<String> problems = new ArrayList<>();
    Optional<SchemaSource> source =
        registry.flatMap(one -> attempt("The schema registry", () -> opened(one), problems));
    Optional<GivenSchema> given = file.flatMap(one -> attempt("The schema", one::load, problems));
    return new Loaded(
        new TopicSchemas(source.orElseGet(SchemaSource::none), given), String.join("\n", problems));
  }

  private SchemaRegistry opened(RegistryFile file) throws IOException {
    SchemaRegistry known = open.get(file);
    if (known == null) {
      known = file.open(logins);
      open.put(file, known);
      opened.add(known);
    }
    return known;
  }

  private static <T> Optional<T> attempt(
      String what, Callable<? extends T> load, List<String> problems) {
    try {
      return Optional.of(load.call());
    } catch (Exception | Error e) {
      LOG.warn("{} can't be used", what, e);
      problems.add(FailureText.of(what, e));
      return Optional.empty();
    }
  }

  private void save(Change change) {
    store.ifPresent(kept -> worker.execute(() -> save(kept, change)));
  }

  private void save(ChoiceStore kept, Change change) {
    try {
      change.apply(kept);
      owner.execute(() -> storeProblem = "");
    } catch (IOException | RuntimeException | Error e) {
      LOG.warn("A choice could not be saved", e);
      owner.execute(() -> storeProblem = "The choice can't be kept for the next start: " + e);
    }
  }

  @FunctionalInterface
  private interface Change {
    void apply(ChoiceStore store) throws IOException;
  }
}
