package topicscope.producer.report;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an action on SIGUSR1.
 *
 * <p>The JVM offers signals through {@code sun.misc.Signal} only. The compiler always warns about
 * it, so it is called by reflection.
 */
public final class TotalsSignal {
  private static final Logger LOG = LoggerFactory.getLogger(TotalsSignal.class);

  private TotalsSignal() {}

  /**
   * Runs the action on each signal from now on.
   *
   * @param action called on a JVM thread
   * @return false if the system has no such signal
   */
  public static boolean handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      action.run();
                      yield null;
                    }
                    case "hashCode" -> action.hashCode();
                    case "equals" -> arguments[0].equals(action);
                    default -> "SIGUSR1 handler";
                  });
      Object usr1 = signal.getConstructor(String.class).newInstance("USR1");
      signal.getMethod("handle", signal, handler).invoke(null, usr1, proxy);
      return true;
    } catch (ReflectiveOperationException e) {
      LOG.info("no SIGUSR1 here: {}", cause(e));
      return false;
    }
  }

  private static Throwable cause(ReflectiveOperationException e) {
    return e instanceof InvocationTargetException invocation ? invocation.getTargetException() : e;
  }
}
