package topicscope.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;

/**
 * Sends the log to one file in the {@link StateFolder}, bounded (4 MiB and one older file of that
 * size), and nothing to the console. Logback finds it as a service; both programs get it from this
 * jar.
 *
 * <p>The file is called after the system property {@code topicscope.program}, which a program's
 * main class sets first of all by {@link #of(String)}. Without it, as in tests, only warnings are
 * kept, in {@code target/}, or nowhere when there is no such folder. A process has its file to
 * itself: while another one of the same program runs, it writes {@code NAME.2.log}, and so on. A
 * file that can't be written ends nothing: the program goes on without a log.
 */
public final class LogFile extends ContextAwareBase implements Configurator {
  private static final String PROGRAM = "topicscope.program";
  private static final int MAX_PROCESSES = 64;

  /** Called by Logback. */
  public LogFile() {}

  /**
   * Names the program whose log this JVM writes; must be called before the first logger is made.
   *
   * @param program the file's name without its ending
   */
  public static void of(String program) {
    System.setProperty(PROGRAM, program);
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    context.getStatusManager().add(new NopStatusListener());
    context.setPackagingDataEnabled(false);
    String program = System.getProperty(PROGRAM);
    Path folder = program == null ? Path.of("target") : StateFolder.path();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(program == null ? Level.WARN : Level.INFO);
    if (program == null && !Files.isDirectory(folder)) {
      root.setLevel(Level.OFF);
      return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
    try {
      Files.createDirectories(folder);
      root.addAppender(
          appender(context, take(context, folder, program == null ? "test" : program)));
    } catch (IOException | UncheckedIOException e) {
      addWarn("no log: " + e.getMessage());
      root.setLevel(Level.OFF);
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /**
   * Takes the first file that no other process has, for as long as the context is.
   *
   * @throws IOException if others have all, or the folder can't be written
   */
  static Path take(LoggerContext context, Path folder, String program) throws IOException {
    for (int number = 1; ; number++) {
      String name = number == 1 ? program : program + "." + number;
      try {
        FileLock lock = FileLock.take(folder.resolve(name + ".lock"), Duration.ZERO);
        context.putObject(LogFile.class.getName(), lock);
        return folder.resolve(name + ".log");
      } catch (FileLock.BusyException e) {
        if (number == MAX_PROCESSES) {
          throw e;
        }
      }
    }
  }

  private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path file) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{24} [%thread] %msg%n");
    encoder.start();

    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file + ".%i");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(1);
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(FileSize.valueOf("4MB"));

    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    rolling.start();
    trigger.start();
    appender.start();
    return appender;
  }
}
