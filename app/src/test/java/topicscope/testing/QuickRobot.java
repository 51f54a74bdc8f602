package topicscope.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.robot.BaseRobot;
import org.testfx.robot.ClickRobot;
import org.testfx.robot.KeyboardRobot;
import org.testfx.robot.Motion;
import org.testfx.robot.MouseRobot;
import org.testfx.robot.MoveRobot;
import org.testfx.robot.SleepRobot;
import org.testfx.robot.impl.ClickRobotImpl;
import org.testfx.robot.impl.KeyboardRobotImpl;
import org.testfx.robot.impl.MouseRobotImpl;
import org.testfx.robot.impl.MoveRobotImpl;
import org.testfx.service.query.NodeQuery;
import org.testfx.service.query.PointQuery;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A TestFX robot without pauses: each action returns when the toolkit has processed the input. The
 * test waits for the effect itself.
 */
public final class QuickRobot extends FxRobot {
  static {
    // The number of steps of a mouse movement; TestFX reads it once.
    System.setProperty("testfx.robot.move_max_count", "3");
  }

  private static final int ROUNDS = 3;

  private final BaseRobot base = robotContext().getBaseRobot();
  private final MouseRobot mouse = new QuickMouse(base);
  private final KeyboardRobot keyboard = new KeyboardRobotImpl(base);
  private final MoveRobot move = new MoveRobotImpl(base, mouse, new NoPause());
  private final ClickRobot click = new ClickRobotImpl(mouse, move, new NoPause());

  /** Looks on the JavaFX thread: on another one the nodes may change meanwhile. */
  @Override
  public NodeQuery lookup(String query) {
    return Platform.isFxApplicationThread()
        ? super.lookup(query)
        : CompletableFuture.supplyAsync(() -> super.lookup(query), Platform::runLater).join();
  }

  @Override
  public FxRobot type(KeyCode... keys) {
    for (KeyCode key : keys) {
      keyboard.pressNoWait(key);
      keyboard.releaseNoWait(key);
      settle();
    }
    return this;
  }

  @Override
  public FxRobot press(KeyCode... keys) {
    keyboard.pressNoWait(keys);
    settle();
    return this;
  }

  @Override
  public FxRobot release(KeyCode... keys) {
    keyboard.releaseNoWait(keys);
    settle();
    return this;
  }

  @Override
  public FxRobot write(String text) {
    Scene scene = targetWindowInFocus();
    text.chars()
        .forEach(
            one -> base.typeKeyboard(scene, KeyCode.UNDEFINED, Character.toString((char) one)));
    settle();
    return this;
  }

  @Override
  public FxRobot press(MouseButton... buttons) {
    mouse.press(buttons);
    return this;
  }

  @Override
  public FxRobot release(MouseButton... buttons) {
    mouse.release(buttons);
    return this;
  }

  @Override
  public FxRobot moveTo(PointQuery where, Motion motion) {
    move.moveTo(where, motion);
    settle();
    return this;
  }

  @Override
  public FxRobot moveBy(double x, double y, Motion motion) {
    move.moveBy(x, y, motion);
    settle();
    return this;
  }

  @Override
  public FxRobot clickOn(PointQuery where, Motion motion, MouseButton... buttons) {
    settle();
    click.clickOn(where, motion, buttons);
    return this;
  }

  @Override
  public FxRobot doubleClickOn(PointQuery where, Motion motion, MouseButton... buttons) {
    settle();
    click.doubleClickOn(where, motion, buttons);
    return this;
  }

  private Scene targetWindowInFocus() {
    // On the headless platform the owner of a dialog has the focus, too.
    return Window.getWindows().stream()
        .filter(Window::isFocused)
        .reduce((one, later) -> later)
        .orElseGet(this::targetWindow)
        .getScene();
  }

  /** Waits until input events, what they queued, and the following layout are done. */
  private static void settle() {
    WaitForAsyncUtils.waitForFxEvents(ROUNDS);
  }

  private static final class QuickMouse extends MouseRobotImpl {
    QuickMouse(BaseRobot base) {
      super(base);
    }

    @Override
    public void press(MouseButton... buttons) {
      pressNoWait(buttons);
      settle();
    }

    @Override
    public void release(MouseButton... buttons) {
      releaseNoWait(buttons);
      settle();
    }
  }

  private static final class NoPause implements SleepRobot {
    @Override
    public void sleep(long milliseconds) {}

    @Override
    public void sleep(long duration, TimeUnit unit) {}
  }
}
