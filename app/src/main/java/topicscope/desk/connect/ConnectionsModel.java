package topicscope.desk.connect;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import topicscope.client.ClientConfigException;
import topicscope.client.RefusedSetting;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.ProfileException;
import topicscope.connect.ProfileImport;
import topicscope.connect.Secrets;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.diagnose.ConnectionTest;

/**
 * The saved connections and the edited one. Needs no toolkit.
 *
 * <p>Owned by the JavaFX thread, which never blocks here: file access and tests run on other
 * threads. Unsaved secrets are kept in memory until the program ends.
 */
public final class ConnectionsModel {
  private final Connections store;
  private final Executor aside;
  private final Executor owner;
  private final ObservableList<ConnectionProfile> saved = FXCollections.observableArrayList();
  private final ConnectionForm form = new ConnectionForm();
  private final ReadOnlyStringWrapper edited = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<ConnectionTestState> trial =
      new ReadOnlyObjectWrapper<>(ConnectionTestState.NONE);
  private final Map<String, Secrets> remembered = new HashMap<>();
  private Optional<ConnectionProfile> before = Optional.empty();
  private Optional<ConnectionTest> trying = Optional.empty();

  /** What the form was opened on, or what was saved of it. */
  private ConnectionProfile shown = form.profile();

  /** Counts what the form was opened on, so that a late result doesn't touch another connection. */
  private int opening;

  /** A model of the store; loads it. On the JavaFX thread. */
  public ConnectionsModel(Connections store) {
    this(store, task -> Thread.ofVirtual().name("connections").start(task), Platform::runLater);
  }

  /**
   * The same without a toolkit.
   *
   * @param aside runs blocking work
   * @param owner runs the results, on the thread that owns the model
   */
  ConnectionsModel(Connections store, Executor aside, Executor owner) {
    this.store = store;
    this.aside = aside;
    this.owner = owner;
    load();
  }

  /** The saved connections, recently used first. */
  public ObservableList<ConnectionProfile> saved() {
    return saved;
  }

  /** The edited connection. */
  ConnectionForm form() {
    return form;
  }

  /** The name of the edited connection in the store; empty for a new one. */
  ReadOnlyStringProperty editedProperty() {
    return edited.getReadOnlyProperty();
  }

  /** A message to the user, maybe of several lines; empty for none. */
  ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** The state of the test. */
  ReadOnlyObjectProperty<ConnectionTestState> trialProperty() {
    return trial.getReadOnlyProperty();
  }

  /** Reads the store again. */
  void load() {
    background(() -> {
      Connections.Saved found = store.load();
      return () -> {
        saved.setAll(found.all());
        if (!found.notices().isEmpty()) {
          notice.set(String.join("\n", found.notices()));
        }
      };
    });
  }

  /** Edits a saved connection. */
  void edit(ConnectionProfile profile) {
    show(profile, Secrets.none(), Optional.of(profile));
    background(() -> {
      Secrets kept = store.secrets(profile.name());
      return () -> {
        if (edited.get().equals(profile.name())) {
          Secrets all = kept.or(remembered.getOrDefault(profile.name(), Secrets.none()));
          form.show(profile, all, !kept.held().isEmpty());
        }
      };
    });
  }

  /** Edits a new connection. */
  void create() {
    show(ConnectionProfile.plain("", "localhost:9092"), Secrets.none(), Optional.empty());
  }

  /** Edits a new connection to these servers, unless the form holds changes that aren't saved. */
  void propose(String servers) {
    if (!isChanged() && !form.servers.get().strip().equals(servers)) {
      show(ConnectionProfile.plain("", servers), Secrets.none(), Optional.empty());
    }
  }

  /** Edits a saved connection, unless the form holds changes that aren't saved. */
  void propose(ConnectionProfile profile) {
    if (!isChanged() && !edited.get().equals(profile.name())) {
      saved.stream()
          .filter(known -> known.name().equals(profile.name()))
          .findFirst()
          .ifPresent(this::edit);
    }
  }

  private boolean isChanged() {
    return !form.profile().equals(shown);
  }

  /** Edits a copy of the edited connection with its secrets; nothing is saved yet. */
  void copy() {
    ConnectionProfile copied = form.profile();
    String name = copied.name() + " copy";
    for (int i = 2; isTaken(name); i++) {
      name = copied.name() + " copy " + i;
    }
    show(copied.named(name), form.secrets(), Optional.empty());
  }

  /** Edits an imported client.properties; nothing is saved, no connection is opened. */
  void takeFrom(Path file) {
    background(() -> {
      ProfileImport taken = ProfileImport.of(file);
      return () -> {
        show(taken.profile(), taken.secrets(), Optional.empty());
        notice.set(text(file, taken.refusals()));
      };
    });
  }

  /** Deletes the edited connection. */
  void delete() {
    before.ifPresent(profile ->
        background(
            () -> {
              store.delete(profile);
              return () -> {
                remembered.remove(profile.name());
                load();
                create();
              };
            },
            this::refused));
  }

  /** Saves the edited connection. */
  void save(Runnable then) {
    String problem = form.problem();
    notice.set(problem);
    if (!problem.isEmpty()) {
      return;
    }
    ConnectionProfile profile = form.profile();
    Secrets secrets = form.secrets();
    Optional<Secrets> kept = form.keep.get() ? Optional.of(secrets) : Optional.empty();
    Optional<ConnectionProfile> replaced = before;
    int saving = opening;
    background(
        () -> {
          if (replaced.isPresent()) {
            store.replace(replaced.get(), profile, kept);
          } else {
            store.add(profile, kept);
          }
          return () -> {
            remembered.put(profile.name(), secrets);
            if (saving == opening) {
              before = Optional.of(profile);
              edited.set(profile.name());
              form.name.set(profile.name());
              shown = profile;
            }
            load();
            then.run();
          };
        },
        this::refused);
  }

  /** Tests the connection in the form. */
  void test() {
    cancelTest();
    String problem = form.problemToConnect();
    if (!problem.isEmpty()) {
      trial.set(new ConnectionTestState(ConnectionTestState.Kind.FAILS, problem));
      return;
    }
    try {
      ConnectionTest started = ConnectionTest.start(form.profile().connection(form.secrets()));
      trying = Optional.of(started);
      trial.set(new ConnectionTestState(ConnectionTestState.Kind.RUNNING, "Trying…"));
      var _ = started.result().whenCompleteAsync((state, failure) -> tell(started, state), owner);
    } catch (ProfileException e) {
      trial.set(new ConnectionTestState(ConnectionTestState.Kind.FAILS, sentence(e.getMessage())));
    }
  }

  /** Cancels the test. */
  void cancelTest() {
    trying.ifPresent(ConnectionTest::close);
    trying = Optional.empty();
    trial.set(ConnectionTestState.NONE);
  }

  /** Saves the edited connection and opens it. */
  void connect(Consumer<OpenedConnection> opened) {
    String problem = form.problemToConnect();
    notice.set(problem);
    if (problem.isEmpty()) {
      ConnectionProfile profile = form.profile();
      Secrets secrets = form.secrets();
      save(() -> open(profile, secrets, opened));
    }
  }

  /**
   * Opens a saved connection.
   *
   * @param lacking asks for missing secrets; gets the known ones
   * @param refused gets the reason if it can't be opened
   */
  void open(
      ConnectionProfile profile,
      Consumer<OpenedConnection> opened,
      Consumer<Secrets> lacking,
      Consumer<String> refused) {
    background(
        () -> {
          Secrets kept = store.secrets(profile.name());
          return () -> {
            Secrets known = kept.or(remembered.getOrDefault(profile.name(), Secrets.none()));
            if (profile.missing(known).isEmpty()) {
              open(profile, known, opened);
            } else {
              lacking.accept(known);
            }
          };
        },
        refused);
  }

  /** Opens a connection with these secrets, and remembers them. */
  void open(ConnectionProfile profile, Secrets secrets, Consumer<OpenedConnection> opened) {
    try {
      opened.accept(new OpenedConnection(profile, profile.connection(secrets)));
      remembered.put(profile.name(), secrets);
      background(() -> {
        store.used(profile.name());
        return this::load;
      });
    } catch (ProfileException e) {
      say(sentence(e.getMessage()));
    }
  }

  /** Shows a message. */
  void say(String text) {
    notice.set(text);
  }

  /** A change was not saved, maybe because another window has changed the connection. */
  private void refused(String why) {
    say(why);
    load();
  }

  /**
   * @param saved the stored version; empty for a new connection
   */
  private void show(ConnectionProfile profile, Secrets secrets, Optional<ConnectionProfile> saved) {
    cancelTest();
    notice.set("");
    opening++;
    before = saved;
    edited.set(saved.map(ConnectionProfile::name).orElse(""));
    form.show(profile, secrets, false);
    shown = form.profile();
  }

  private void tell(ConnectionTest of, @Nullable ReaderState state) {
    if (state == null || trying.filter(of::equals).isEmpty()) {
      return;
    }
    boolean works = state.kind() == ReaderState.Kind.LIVE;
    trial.set(
        new ConnectionTestState(
            works ? ConnectionTestState.Kind.WORKS : ConnectionTestState.Kind.FAILS,
            sentence(state.cause())));
  }

  private boolean isTaken(String name) {
    return saved.stream().anyMatch(profile -> profile.name().equals(name));
  }

  private static String text(Path file, List<RefusedSetting> refusals) {
    StringBuilder text =
        new StringBuilder("Imported from " + file.getFileName() + "; not saved yet.");
    if (!refusals.isEmpty()) {
      text.append(" Left out:");
      refusals.forEach(refusal -> text.append("\n").append(refusal.text()));
    }
    return text.toString();
  }

  private static String sentence(@Nullable String text) {
    String said = text == null ? "it failed" : text;
    return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
  }

  private interface Work {
    /** Runs the work; returns what the owner thread runs afterwards. */
    Runnable run() throws ProfileException, ClientConfigException;
  }

  private void background(Work work) {
    background(work, this::say);
  }

  private void background(Work work, Consumer<String> failed) {
    aside.execute(() -> {
      try {
        owner.execute(work.run());
      } catch (ProfileException | ClientConfigException e) {
        owner.execute(() -> failed.accept(sentence(e.getMessage())));
      }
    });
  }
}
