package topicscope.desk.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.ProfileException;
import topicscope.connect.Secrets;
import topicscope.desk.model.UndoHistory;

/**
 * The edited connection: what it was opened on, what was changed, and what is still being read or
 * saved. An answer that comes after another connection was picked doesn't touch that one; changes
 * that are left can be recalled.
 *
 * <p>Owned by the JavaFX thread.
 */
final class ConnectionEditor {
  private final Connections store;
  private final BackgroundWork work;
  private final UndoHistory history;
  private final LoginMemory logins;
  private final Consumer<String> say;
  private final ConnectionForm form = new ConnectionForm();
  private final ReadOnlyStringWrapper edited = new ReadOnlyStringWrapper("");

  /** Secrets that were saved, or used with what was saved, without being kept, by name. */
  private final Map<String, Secrets> typed = new HashMap<>();

  private Runnable opened = () -> {};
  private Runnable recalled = () -> {};
  private Optional<ConnectionProfile> before = Optional.empty();

  /** What the form was opened on, or what was saved of it. */
  private FormContent shown = form.content();

  /** What is being saved; it isn't lost when another connection is picked. */
  private Optional<FormContent> saving = Optional.empty();

  /** Whether the kept secrets aren't in the form yet. */
  private boolean unread;

  private boolean reading;
  private Runnable afterRead = () -> {};

  /** What was asked for while it was being saved. */
  private Runnable afterSave = () -> {};

  private boolean refused;
  private boolean stale;

  /** Counts what the form was opened on. */
  private int opening;

  /** Changes that are left; {@code unread} as above. */
  private record Draft(
      FormContent content, FormContent shown, Optional<ConnectionProfile> before, boolean unread) {
    /** Its name in the list, or a new one's. */
    String name() {
      return before.map(ConnectionProfile::name).orElse(content.profile().name());
    }
  }

  /**
   * @param history gets changes that are left
   * @param say shows a message
   */
  ConnectionEditor(
      Connections store,
      BackgroundWork work,
      UndoHistory history,
      LoginMemory logins,
      Consumer<String> say) {
    this.store = store;
    this.work = work;
    this.history = history;
    this.logins = logins;
    this.say = say;
  }

  /** Sets what is called when another connection is shown. */
  void setOnOpened(Runnable listener) {
    opened = listener;
  }

  /** Sets what shows the form after changes were recalled. */
  void setOnRecalled(Runnable listener) {
    recalled = listener;
  }

  ConnectionForm form() {
    return form;
  }

  /** The name in the store; empty for a new one. */
  ReadOnlyStringProperty editedProperty() {
    return edited.getReadOnlyProperty();
  }

  /** The stored version; empty for a new one. */
  Optional<ConnectionProfile> before() {
    return before;
  }

  /** A number that is another one for everything that is shown. */
  int opening() {
    return opening;
  }

  /** Whether a change was refused because it was changed elsewhere. */
  boolean isStale() {
    return stale;
  }

  /** A change was refused; {@link #compare} finds out whether that is why. */
  void refuse() {
    refused = true;
  }

  /** Compares it with what the store holds now. */
  void compare(List<ConnectionProfile> all) {
    stale = refused && before.filter(known -> isOther(all, known)).isPresent();
  }

  /** Forgets the secrets of a connection that were typed. */
  Optional<Secrets> forget(String name) {
    return Optional.ofNullable(typed.remove(name));
  }

  /** Takes back {@link #forget}. */
  void remember(String name, Secrets secrets) {
    typed.put(name, secrets);
  }

  private static boolean isOther(List<ConnectionProfile> all, ConnectionProfile known) {
    return all.stream()
        .filter(one -> one.name().equals(known.name()))
        .anyMatch(one -> !one.named(one.name()).equals(known.named(known.name())));
  }

  /** Edits a saved connection. */
  void edit(ConnectionProfile profile) {
    leave();
    show(new FormContent(profile, Secrets.none(), false), Optional.of(profile));
    readSecrets(profile);
  }

  private void readSecrets(ConnectionProfile profile) {
    unread = true;
    reading = true;
    int mine = opening;
    work.run(
        () -> {
          Secrets kept = store.secrets(profile.name());
          return () -> {
            if (mine == opening && unread) {
              showSecrets(
                  new FormContent(
                      shown.profile(),
                      kept.or(session(profile.name(), shown)),
                      !kept.held().isEmpty()));
            }
          };
        },
        why -> {
          if (mine == opening) {
            reading = false;
            say.accept(why);
          }
        });
  }

  /** Fills in what was kept, but nothing that was typed meanwhile. */
  private void showSecrets(FormContent stored) {
    unread = false;
    reading = false;
    form.fill(stored.secrets(), stored.keep());
    shown = stored.shown();
    Runnable then = afterRead;
    afterRead = () -> {};
    then.run();
  }

  /** Runs it now, or once the kept secrets are in the form. */
  void whenRead(Runnable then) {
    if (unread) {
      afterRead = then;
      if (!reading) {
        before.ifPresent(this::readSecrets);
      }
    } else {
      then.run();
    }
  }

  /** Whether it holds changes that are neither saved nor being saved. */
  boolean isChanged() {
    FormContent now = form.content();
    return !now.equals(shown) && !saving.equals(Optional.of(now));
  }

  /**
   * Saves it.
   *
   * @param saved runs when it is saved
   * @param then runs after that, unless another connection was picked meanwhile
   * @param failed gets the reason
   */
  void save(Runnable saved, Runnable then, Consumer<String> failed) {
    if (saving.isPresent()) {
      afterSave = () -> save(saved, then, failed);
      return;
    }
    FormContent content = form.content();
    String name = form.name.get();
    Draft draft = new Draft(content, shown, before, unread);
    int mine = opening;
    Secrets session = draft.unread() ? session(draft.name(), draft.shown()) : Secrets.none();
    saving = Optional.of(content);
    work.run(
        () -> {
          FormContent written = write(draft, session);
          return () -> {
            typed.put(written.profile().name(), written.secrets());
            if (mine == opening) {
              show(written, name);
            }
            saved.run();
            if (mine == opening) {
              then.run();
            }
            if (mine == opening) {
              Runnable next = afterSave;
              afterSave = () -> {};
              next.run();
            }
          };
        },
        why -> {
          if (mine == opening) {
            saving = Optional.empty();
            afterSave = () -> {};
            failed.accept(why);
          } else {
            left(draft);
            failed.accept("The changes of " + draft.name() + " were not saved: " + why);
          }
        });
  }

  /** Secrets that are known until the program ends. */
  private Secrets session(String name, FormContent content) {
    return typed
        .getOrDefault(name, Secrets.none())
        .or(logins.accepted(content.profile()).orElse(Secrets.none()));
  }

  /**
   * Writes it to the store; secrets that were not read yet stay.
   *
   * @param session secrets that aren't in the form yet
   */
  private FormContent write(Draft draft, Secrets session) throws ProfileException {
    FormContent content = draft.content();
    Secrets kept = Secrets.none();
    if (draft.unread() && draft.before().isPresent()) {
      kept = store.secrets(draft.before().get().name());
    }
    Secrets all = content.secrets().filled().or(kept).or(session).or(content.secrets());
    FormContent whole =
        new FormContent(content.profile(), all, content.keep() || !kept.held().isEmpty());
    Optional<Secrets> toKeep = whole.keep() ? Optional.of(all) : Optional.empty();
    if (draft.before().isPresent()) {
      store.replace(draft.before().get(), content.profile(), toKeep);
    } else {
      store.add(content.profile(), toKeep);
    }
    return whole;
  }

  /**
   * It was saved; what was typed since stays.
   *
   * @param name what stood in the field
   */
  private void show(FormContent written, String name) {
    before = Optional.of(written.profile());
    saving = Optional.empty();
    edited.set(written.profile().name());
    if (form.name.get().equals(name)) {
      form.name.set(written.profile().name());
    }
    if (unread) {
      showSecrets(written);
    } else {
      shown = written.shown();
    }
  }

  /** Another connection is about to be shown. */
  void leave() {
    if (isChanged()) {
      left(new Draft(form.content(), shown, before, unread));
    }
  }

  private void left(Draft draft) {
    history.add(
        new UndoHistory.Step(
            "Left the changes of " + draft.name(),
            "leave the changes of " + draft.name(),
            () -> recall(draft)));
  }

  private void recall(Draft draft) {
    leave();
    show(draft.content(), draft.before());
    shown = draft.shown();
    // It may be another one in the store by now.
    refused = true;
    if (draft.unread()) {
      draft.before().ifPresent(this::readSecrets);
    }
    recalled.run();
  }

  /**
   * Shows another connection.
   *
   * @param stored the stored version; empty for a new one
   */
  void show(FormContent content, Optional<ConnectionProfile> stored) {
    opening++;
    unread = false;
    reading = false;
    refused = false;
    afterRead = () -> {};
    afterSave = () -> {};
    stale = false;
    saving = Optional.empty();
    before = stored;
    form.show(content);
    shown = form.content();
    edited.set(stored.map(ConnectionProfile::name).orElse(""));
    opened.run();
  }
}
