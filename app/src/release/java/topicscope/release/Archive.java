package topicscope.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Archives with the same bytes for the same files: sorted, of one time and one owner.
 *
 * @param time what all files get
 */
record Archive(Instant time) {
  /** Writes {@code file.zip} on Windows, else {@code file.tar.gz}. */
  void write(Path folder, Path file) throws IOException, InterruptedException {
    if (Platform.THIS == Platform.WINDOWS) {
      Tools.jdk(
          "jar",
          List.of(
              "--create",
              "--no-manifest",
              "--date",
              time.toString(),
              "--file",
              file + ".zip",
              "-C",
              folder.getParent().toString(),
              folder.getFileName().toString()));
      return;
    }
    // macOS has another tar; GNU's is gtar there.
    List<String> command = new ArrayList<>();
    command.add(Platform.THIS == Platform.MACOS ? "gtar" : "tar");
    command.addAll(
        List.of(
            "--create",
            "--sort=name",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--mode=u+rw,go+r,go-w,a+rX",
            "--mtime=@" + time.getEpochSecond(),
            "--use-compress-program=gzip -9n",
            "--file=" + file + ".tar.gz",
            folder.getFileName().toString()));
    Tools.run(folder.getParent(), Map.of(), command);
  }
}
