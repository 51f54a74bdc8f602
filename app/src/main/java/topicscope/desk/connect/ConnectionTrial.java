package topicscope.desk.connect;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import topicscope.connect.ProfileException;
import topicscope.desk.connect.ConnectionTestState.Kind;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.diagnose.ConnectionTest;

/**
 * The test of the connection in the form. Its result is that of what was tested, or none.
 *
 * <p>Owned by the JavaFX thread.
 */
final class ConnectionTrial {
  private final LoginMemory logins;
  private final Supplier<FormContent> form;
  private final Executor owner;
  private final ReadOnlyObjectWrapper<ConnectionTestState> state =
      new ReadOnlyObjectWrapper<>(ConnectionTestState.NONE);
  private Optional<ConnectionTest> running = Optional.empty();

  /**
   * @param form what stands in the form
   * @param owner runs the results
   */
  ConnectionTrial(LoginMemory logins, Supplier<FormContent> form, Executor owner) {
    this.logins = logins;
    this.form = form;
    this.owner = owner;
  }

  ReadOnlyObjectProperty<ConnectionTestState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /**
   * Starts a test. A password that was refused isn't tried again before its time.
   *
   * @param problem why it can't be tested; empty if it can
   */
  void start(String problem) {
    cancel();
    if (!problem.isEmpty()) {
      show(Kind.FAILS, problem);
      return;
    }
    FormContent content = form.get();
    Optional<String> waiting = logins.waiting(content.profile(), content.secrets());
    if (waiting.isPresent()) {
      show(Kind.FAILS, waiting.get().replace("; trying again at ", "; not tried again before "));
      return;
    }
    try {
      ConnectionTest started =
          ConnectionTest.start(logins.connection(content.profile(), content.secrets()));
      running = Optional.of(started);
      show(Kind.RUNNING, "Trying…");
      var _ =
          started
              .result()
              .whenCompleteAsync((result, failure) -> tell(started, content, result), owner);
    } catch (ProfileException e) {
      show(Kind.FAILS, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      show(Kind.FAILS, BackgroundWork.unexpected(e));
    }
  }

  /** Cancels the test. */
  void cancel() {
    running.ifPresent(ConnectionTest::close);
    running = Optional.empty();
    state.set(ConnectionTestState.NONE);
  }

  private void tell(ConnectionTest of, FormContent content, @Nullable ReaderState result) {
    if (result == null || running.filter(of::equals).isEmpty()) {
      return;
    }
    if (form.get().equals(content)) {
      show(result.kind() == ReaderState.Kind.LIVE ? Kind.WORKS : Kind.FAILS, result.cause());
    } else {
      show(Kind.FAILS, "It was changed during the test. Test it again.");
    }
  }

  private void show(Kind kind, String text) {
    state.set(new ConnectionTestState(kind, BackgroundWork.sentence(text)));
  }
}
