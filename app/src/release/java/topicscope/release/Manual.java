package topicscope.release;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The manual pages and the completions of the shells, as the programs print them. */
final class Manual {
  private Manual() {}

  /** Writes them to the folder as systems look for them below {@code /usr/share}. */
  static Path write(Path program, Path producer, Instant date, Path share)
      throws IOException, InterruptedException {
    for (Path folder : List.of(program, producer)) {
      String name = folder.getFileName().toString();
      String main = name.equals("topicscope") ? "topicscope.Main" : "topicscope.producer.Main";
      Path pages = Files.createDirectories(share.resolve("man/man1"));
      run(
          folder,
          main,
          List.of("manual", "--date", date.toString().substring(0, 10), pages.toString()),
          pages.resolveSibling("said"));
      Files.delete(pages.resolveSibling("said"));
      run(
          folder,
          main,
          List.of("completion", "bash"),
          share.resolve("bash-completion/completions/" + name));
      run(folder, main, List.of("completion", "zsh"), share.resolve("zsh/site-functions/_" + name));
      run(
          folder,
          main,
          List.of("completion", "fish"),
          share.resolve("fish/vendor_completions.d/" + name + ".fish"));
    }
    return share;
  }

  private static void run(Path folder, String main, List<String> words, Path output)
      throws IOException, InterruptedException {
    Files.createDirectories(output.getParent());
    String lib = folder.resolve("lib").toString();
    ProcessBuilder builder =
        Tools.java(
            Path.of(System.getProperty("java.home")),
            List.of("-cp", lib + "/*" + File.pathSeparator + lib + "/javafx/*", main),
            words);
    builder.redirectOutput(output.toFile());
    Tools.await(builder, Map.of());
  }
}
