package topicscope.desk.connect;

import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.client.ClientConfigException;
import topicscope.connect.ProfileException;

/** Runs blocking work on another thread, and what follows from it on the owner's. */
final class BackgroundWork {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

  private final Executor aside;
  private final Executor owner;

  /**
   * @param aside runs blocking work
   * @param owner runs the results
   */
  BackgroundWork(Executor aside, Executor owner) {
    this.aside = aside;
    this.owner = owner;
  }

  /** Blocking work. */
  interface Work {
    /** Runs the work; returns what the owner thread runs afterwards. */
    Runnable run() throws ProfileException, ClientConfigException;
  }

  /**
   * Runs the work.
   *
   * @param failed gets the reason as a sentence, on the owner thread
   */
  void run(Work work, Consumer<String> failed) {
    aside.execute(() -> {
      Runnable then;
      try {
        then = work.run();
      } catch (ProfileException | ClientConfigException e) {
        then = () -> failed.accept(sentence(e.getMessage()));
      } catch (RuntimeException | Error e) {
        LOG.error("Work on connections failed", e);
        then = () -> failed.accept(unexpected(e));
      }
      owner.execute(then);
    });
  }

  /** The thread that owns the results. */
  Executor owner() {
    return owner;
  }

  /** Says what nobody expected. */
  static String unexpected(Throwable failure) {
    return "Unexpected failure: " + failure + "; the log has more.";
  }

  /** With a capital. */
  static String sentence(@Nullable String text) {
    String said = text == null || text.isEmpty() ? "it failed" : text;
    return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
  }
}
