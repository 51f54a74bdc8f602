package topicscope.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * A class, a file and a port that a configuration can name, and that detect access.
 *
 * <p>The file is a pipe, so opening it is detected and blocks. The JVM's own recording shows
 * whether the class is loaded.
 */
final class Canaries implements AutoCloseable {
  private final Path folder;
  private final Path pipe;
  private final ServerSocket port;
  private final Recording recording = new Recording();
  private final Queue<String> touched = new ConcurrentLinkedQueue<>();
  private volatile boolean closing;

  Canaries(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    pipe = folder.resolve("canary");
    int made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
    if (made != 0) {
      throw new IOException("mkfifo failed");
    }
    port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::watchPipe);
    Thread.ofPlatform().daemon().start(this::watchPort);
    recording.enable("jdk.ClassLoad").withoutThreshold().withoutStackTrace();
    recording.start();
  }

  /** Values that refer to the canaries in every form that a configuration allows. */
  List<String> lures() {
    String host = "localhost:" + port.getLocalPort();
    return List.of(
        CanaryClass.NAME,
        pipe.toString(),
        "file://" + pipe,
        "${file:" + pipe + ":x}",
        "${env:HOME}",
        "http://" + host + "/x",
        "https://" + host + "/x",
        "ldap://" + host + "/x",
        "jar:http://" + host + "/x.jar!/");
  }

  /** The canaries that were accessed so far; ends the recording of classes. */
  List<String> touched() throws IOException {
    recording.stop();
    Path file = folder.resolve("classes.jfr");
    recording.dump(file);
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      RecordedClass loaded = event.getClass("loadedClass");
      if (loaded != null && loaded.getName().equals(CanaryClass.NAME)) {
        touched.add("the class was loaded");
      }
    }
    if (System.getProperty(CanaryClass.NAME) != null) {
      touched.add("the class was initialised");
    }
    return List.copyOf(touched);
  }

  @Override
  public void close() throws IOException {
    closing = true;
    recording.close();
    port.close();
    // Releases the thread that reads the pipe.
    Files.newInputStream(pipe).close();
  }

  private void watchPipe() {
    try {
      while (!closing) {
        Files.newOutputStream(pipe).close();
        if (!closing) {
          touched.add("the file was opened");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void watchPort() {
    while (!closing) {
      try {
        port.accept().close();
        touched.add("the port was connected to");
      } catch (IOException e) {
        // Closed.
      }
    }
  }
}
