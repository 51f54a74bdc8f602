package topicscope.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A real Chromium without a window, if one is installed. */
final class TestBrowser implements AutoCloseable {
  private static final List<String> FOLDERS =
      List.of("/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/snap/bin");
  private final ChromeDriverService service;
  private final RemoteWebDriver driver;

  private TestBrowser(File browser, File driverFile, Path data) throws IOException {
    service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driverFile)
            .usingAnyFreePort()
            .build();
    service.start();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1200,900",
        "--user-data-dir=" + data);
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    RemoteWebDriver opened;
    try {
      opened = new RemoteWebDriver(service.getUrl(), options, false);
    } catch (RuntimeException e) {
      service.stop();
      throw e;
    }
    driver = opened;
  }

  /** Starts it; where none is installed, says so in the output. */
  static Optional<TestBrowser> start(Path data) throws IOException {
    Optional<File> browser = find("chromium", "chromium-browser", "google-chrome", "chrome");
    Optional<File> driver = find("chromedriver", "chromium.chromedriver");
    if (browser.isEmpty() || driver.isEmpty()) {
      System.out.println(
          "no browser found: "
              + (browser.isEmpty() ? "chromium" : "chromedriver")
              + " is not installed; the page is tested over HTTP only");
      return Optional.empty();
    }
    return Optional.of(new TestBrowser(browser.get(), driver.get(), data));
  }

  private static Optional<File> find(String... names) {
    return Stream.of(names)
        .flatMap(name -> FOLDERS.stream().map(folder -> new File(folder, name)))
        .filter(File::canExecute)
        .findFirst();
  }

  RemoteWebDriver driver() {
    return driver;
  }

  /** Opens a page; the one before is left, and what its console said is forgotten. */
  void open(String address) {
    driver.get("about:blank");
    var _ = errors();
    driver.get(address);
  }

  /** Runs a script in the page. */
  @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What the page's console has said since the last call: errors, and what the policy forbade. */
  List<String> errors() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .filter(entry -> entry.startsWith("SEVERE"))
        .toList();
  }

  @Override
  public void close() {
    try {
      driver.quit();
    } finally {
      service.stop();
    }
  }
}
