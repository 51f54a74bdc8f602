package topicscope.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every way to connect wrongly is told by its true cause; the right ways are IDLE. */
class CauseTest {
  private static final int AT_A_TIME = 4;

  private static CauseMatrix matrix;

  @BeforeAll
  static void start() throws IOException {
    matrix = new CauseMatrix();
  }

  @AfterAll
  static void stop() throws IOException {
    matrix.close();
  }

  @TestFactory
  List<DynamicTest> causes() {
    List<DynamicTest> tests = new ArrayList<>();
    // A few at a time: most of it is waiting.
    ExecutorService some = Executors.newFixedThreadPool(AT_A_TIME);
    for (CauseMatrix.Case one : matrix.cases()) {
      Future<?> running = some.submit(() -> run(one));
      tests.add(DynamicTest.dynamicTest(one.name(), () -> running.get()));
    }
    some.shutdown();
    return tests;
  }

  private static void run(CauseMatrix.Case one) {
    Causes.Told told = Causes.tell(one);
    System.out.printf(
        Locale.ROOT,
        "FIG cause in %.1f s: %s: %s%n",
        told.afterMs() / 1e3,
        one.name(),
        told.cause());
  }
}
