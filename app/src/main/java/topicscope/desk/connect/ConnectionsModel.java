package topicscope.desk.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import topicscope.client.RefusedSetting;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.OpenedConnection;
import topicscope.connect.ProfileException;
import topicscope.connect.ProfileImport;
import topicscope.connect.Secrets;
import topicscope.desk.model.UndoHistory;
import topicscope.kafka.client.ClusterConnection;

/**
 * The saved connections and the edited one. Needs no toolkit.
 *
 * <p>Owned by the JavaFX thread, which never blocks here: file access and tests run on other
 * threads. An answer that comes after another connection was picked doesn't touch that one. Unsaved
 * secrets are kept in memory until the program ends.
 */
public final class ConnectionsModel {
  private static final String USUAL_SERVERS = "localhost:9092";

  private final Connections store;
  private final BackgroundWork work;
  private final UndoHistory history;
  private final Supplier<Optional<String>> failed;
  private final LoginMemory logins = new LoginMemory();
  private final ConnectionTrial trial;
  private final ObservableList<ConnectionProfile> saved = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ConnectionEditor editor;
  private Runnable recalled = () -> {};
  private int loading;
  private int loaded;
  private int openings;

  /**
   * A model of the store; loads it. On the JavaFX thread.
   *
   * @param history gets what can be undone
   * @param failed the servers that can't be reached now, if there are such
   */
  public ConnectionsModel(
      Connections store, UndoHistory history, Supplier<Optional<String>> failed) {
    this(
        store,
        task -> Thread.ofVirtual().name("connections").start(task),
        Platform::runLater,
        history,
        failed);
  }

  /**
   * The same without a toolkit.
   *
   * @param aside runs blocking work
   * @param owner runs the results, on the thread that owns the model
   */
  ConnectionsModel(
      Connections store,
      Executor aside,
      Executor owner,
      UndoHistory history,
      Supplier<Optional<String>> failed) {
    this.store = store;
    this.work = new BackgroundWork(aside, owner);
    this.history = history;
    this.failed = failed;
    this.editor = new ConnectionEditor(store, work, history, logins, this::say);
    this.trial = new ConnectionTrial(logins, form()::content, owner);
    editor.setOnOpened(() -> {
      cancelTest();
      notice.set("");
    });
    load();
  }

  /** Sets what shows the form after edits have come back by undoing, or couldn't. */
  void setOnRecalled(Runnable listener) {
    recalled = listener;
    editor.setOnRecalled(listener);
  }

  /** The saved connections, recently used first. */
  public ObservableList<ConnectionProfile> saved() {
    return saved;
  }

  /** The edited connection. */
  ConnectionForm form() {
    return editor.form();
  }

  /** What can be undone. */
  UndoHistory history() {
    return history;
  }

  /** The name of the edited connection in the store; empty for a new one. */
  ReadOnlyStringProperty editedProperty() {
    return editor.editedProperty();
  }

  /** A message to the user, maybe of several lines; empty for none. */
  ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** The state of the test. */
  ReadOnlyObjectProperty<ConnectionTestState> trialProperty() {
    return trial.stateProperty();
  }

  /** Whether the edited connection was changed elsewhere since; picking it shows it as it is. */
  boolean isStale() {
    return editor.isStale();
  }

  /** Reads the store again. */
  void load() {
    int mine = ++loading;
    work.run(
        () -> {
          Connections.Saved found = store.load();
          return () -> {
            if (mine > loaded) {
              loaded = mine;
              take(found);
            }
          };
        },
        this::say);
  }

  private void take(Connections.Saved found) {
    editor.compare(found.all());
    saved.setAll(found.all());
    if (!found.notices().isEmpty()) {
      notice.set(String.join("\n", found.notices()));
    }
  }

  /** Edits a saved connection. */
  void edit(ConnectionProfile profile) {
    editor.edit(profile);
  }

  /** Edits a new connection, to the servers that can't be reached, if there are such. */
  void create() {
    editor.leave();
    showNew(failed.get().orElse(USUAL_SERVERS));
  }

  private void showNew(String servers) {
    editor.show(
        new FormContent(ConnectionProfile.plain("", servers), Secrets.none(), false),
        Optional.empty());
  }

  /** Edits a new connection to these servers, unless the form holds changes that aren't saved. */
  void propose(String servers) {
    if (!editor.isChanged() && !form().servers.get().strip().equals(servers)) {
      showNew(servers);
    }
  }

  /** Edits a saved connection, unless the form holds changes that aren't saved. */
  void propose(ConnectionProfile profile) {
    if (!editor.isChanged() && !editedProperty().get().equals(profile.name())) {
      saved.stream()
          .filter(known -> known.name().equals(profile.name()))
          .findFirst()
          .ifPresent(this::edit);
    }
  }

  /** Edits a copy of the edited connection with its secrets; nothing is saved yet. */
  void copy() {
    editor.whenRead(() -> {
      FormContent content = form().content();
      String name = content.profile().name() + " copy";
      String copied = name;
      for (int i = 2; isTaken(copied); i++) {
        copied = name + " " + i;
      }
      editor.show(
          new FormContent(content.profile().named(copied), content.secrets(), content.keep()),
          Optional.empty());
    });
  }

  /** Edits an imported client.properties; nothing is saved, no connection is opened. */
  void takeFrom(Path file) {
    int mine = editor.opening();
    work.run(
        () -> {
          ProfileImport taken = ProfileImport.of(file);
          return () -> {
            if (mine == editor.opening()) {
              editor.leave();
              editor.show(
                  new FormContent(taken.profile(), taken.secrets(), false), Optional.empty());
              notice.set(text(file, taken.refusals()));
            }
          };
        },
        this::say);
  }

  /** Deletes the edited connection; that can be undone. */
  void delete() {
    int mine = editor.opening();
    editor
        .before()
        .ifPresent(profile ->
            work.run(
                () -> {
                  Connections.Deleted deleted = store.delete(profile);
                  return () -> {
                    String name = profile.name();
                    Optional<Secrets> forgotten = editor.forget(name);
                    load();
                    if (mine == editor.opening()) {
                      showNew(failed.get().orElse(USUAL_SERVERS));
                    }
                    history.add(
                        new UndoHistory.Step(
                            "Deleted the connection " + name,
                            "delete the connection " + name,
                            () -> restore(deleted, profile, forgotten)));
                  };
                },
                this::refused));
  }

  private void restore(
      Connections.Deleted deleted, ConnectionProfile profile, Optional<Secrets> forgotten) {
    work.run(
        () -> {
          store.restore(deleted);
          return () -> {
            forgotten.ifPresent(secrets -> editor.remember(profile.name(), secrets));
            load();
            if (!editor.isChanged()) {
              edit(profile);
            }
          };
        },
        why -> {
          refused(why);
          recalled.run();
        });
  }

  /**
   * Saves the edited connection.
   *
   * @param then runs afterwards, unless another connection was picked meanwhile
   */
  void save(Runnable then) {
    String problem = form().problem();
    notice.set(problem);
    if (problem.isEmpty()) {
      editor.save(this::load, then, this::refused);
    }
  }

  /** Tests the connection in the form. */
  void test() {
    editor.whenRead(() -> trial.start(form().problemToConnect()));
  }

  /** Cancels the test. */
  void cancelTest() {
    trial.cancel();
  }

  /** Saves the edited connection and opens it. */
  void connect(Consumer<OpenedConnection> opened) {
    editor.whenRead(() -> {
      String problem = form().problemToConnect();
      notice.set(problem);
      if (problem.isEmpty()) {
        FormContent content = form().content();
        save(() -> open(content.profile(), content.secrets(), opened, this::say));
      }
    });
  }

  /** Asks for secrets. */
  interface Question {
    /**
     * Asks.
     *
     * @param known the known secrets, maybe wrong ones
     * @param refusal why they were refused; empty if some are missing
     */
    void ask(Secrets known, Optional<String> refusal);
  }

  /**
   * Opens a saved connection, unless another one is to be opened before its secrets are read.
   *
   * @param question asks for secrets that are missing or were refused
   * @param refused gets the reason if it can't be opened
   */
  void open(
      ConnectionProfile profile,
      Consumer<OpenedConnection> opened,
      Question question,
      Consumer<String> refused) {
    int mine = ++openings;
    work.run(
        () -> {
          Secrets kept = store.secrets(profile.name());
          return () -> {
            if (mine != openings) {
              return;
            }
            Secrets known = known(profile, kept);
            Optional<String> refusal =
                profile.needed().isEmpty() ? Optional.empty() : logins.refusal(profile, known);
            if (refusal.isEmpty() && profile.missing(known).isEmpty()) {
              open(profile, known, opened, refused);
            } else {
              question.ask(known, refusal);
            }
          };
        },
        refused);
  }

  /** What is kept, unless it was refused and something else was accepted. */
  private Secrets known(ConnectionProfile profile, Secrets kept) {
    Secrets accepted = logins.accepted(profile).orElse(Secrets.none());
    Secrets known = kept.or(accepted);
    return logins.refusal(profile, known).isPresent() ? accepted.or(kept) : known;
  }

  /**
   * Opens a connection with these secrets; they are remembered once they are accepted.
   *
   * @param refused gets the reason if it can't be opened
   */
  void open(
      ConnectionProfile profile,
      Secrets secrets,
      Consumer<OpenedConnection> opened,
      Consumer<String> refused) {
    openings++;
    ClusterConnection connection;
    try {
      connection = logins.connection(profile, secrets);
    } catch (ProfileException e) {
      refused.accept(BackgroundWork.sentence(e.getMessage()));
      return;
    } catch (RuntimeException e) {
      refused.accept(BackgroundWork.unexpected(e));
      return;
    }
    opened.accept(new OpenedConnection(profile, connection));
    work.run(
        () -> {
          store.used(profile.name());
          return this::load;
        },
        this::say);
  }

  /** Shows a message. */
  void say(String text) {
    notice.set(text);
  }

  /** A change was not saved, maybe because another window has changed the connection. */
  private void refused(String why) {
    say(why);
    editor.refuse();
    load();
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
}
