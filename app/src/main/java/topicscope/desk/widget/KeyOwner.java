package topicscope.desk.widget;

import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.END;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.F4;
import static javafx.scene.input.KeyCode.HOME;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.PAGE_DOWN;
import static javafx.scene.input.KeyCode.PAGE_UP;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.UP;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The table of who owns which key: what a focused control needs belongs to it, every other key is a
 * command of the window. Letters, function keys and what is typed with Ctrl (⌘) are commands
 * everywhere but in a text field, an open list and a sheet. Escape leads back to the plot from
 * everywhere; an open list and a sheet close first.
 */
public enum KeyOwner {
  /** All keys: no command runs below it. */
  SHEET(List.of(), Set.of()),
  /** Everything that is typed or edits. */
  TEXT_FIELD(List.of(TextInputControl.class), Set.of()),
  /** All keys, while its list is open. */
  OPEN_LIST(List.of(ComboBoxBase.class, MenuButton.class), Set.of()),
  /** Moving, choosing and opening; also from a control in a row. */
  ROWS(
      List.of(TableView.class, ListView.class, TreeView.class),
      Set.of(UP, DOWN, LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN, SPACE, ENTER)),
  /** Opening its list; also a button that is one by its role. */
  BOX(
      List.of(ComboBoxBase.class),
      Set.of(UP, DOWN, HOME, END, PAGE_UP, PAGE_DOWN, SPACE, ENTER, F4)),
  /** Opening it. */
  MENU(List.of(MenuButton.class), Set.of(UP, DOWN, SPACE, ENTER)),
  /** Pressing it, and choosing another of its group. */
  TOGGLE(List.of(ToggleButton.class), Set.of(UP, DOWN, LEFT, RIGHT, SPACE, ENTER)),
  /** Pressing it. */
  BUTTON(List.of(ButtonBase.class), Set.of(SPACE, ENTER)),
  /** Choosing another tab. */
  TABS(List.of(TabPane.class), Set.of(UP, DOWN, LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN)),
  /** Moving its thumb. */
  SLIDER(List.of(Slider.class), Set.of(UP, DOWN, LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN)),
  /** Scrolling. */
  SCROLLED(List.of(ScrollPane.class), Set.of(UP, DOWN, LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN));

  private static final Set<KeyCode> EDITING =
      Set.of(
          KeyCode.A,
          KeyCode.C,
          KeyCode.V,
          KeyCode.X,
          KeyCode.Y,
          KeyCode.Z,
          KeyCode.INSERT,
          KeyCode.DELETE,
          KeyCode.BACK_SPACE,
          UP,
          DOWN,
          LEFT,
          RIGHT,
          HOME,
          END);

  // Both are unmodifiable.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Class<? extends Control>> controls;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<KeyCode> keys;

  KeyOwner(List<Class<? extends Control>> controls, Set<KeyCode> keys) {
    this.controls = controls;
    this.keys = keys;
  }

  /** The keys it owns without Ctrl, Alt or ⌘; empty for one that owns nearly all. */
  public Set<KeyCode> keys() {
    return keys;
  }

  /** What a focused node is in this table; empty if every key is a command. */
  public static Optional<KeyOwner> of(@Nullable Node focused) {
    if (focused == null) {
      return Optional.empty();
    }
    if (Nodes.ancestors(focused)
        .anyMatch(node -> node.getStyleClass().contains(Commands.TAKES_KEYS))) {
      return Optional.of(SHEET);
    }
    boolean open =
        (focused instanceof ComboBoxBase<?> box && box.isShowing())
            || (focused instanceof MenuButton menu && menu.isShowing());
    return Stream.of(values())
        .filter(owner -> owner != OPEN_LIST || open)
        .filter(owner ->
            owner.isOne(focused)
                || (owner == ROWS && Nodes.ancestors(focused).anyMatch(owner::isOne)))
        .findFirst();
  }

  private boolean isOne(Node node) {
    return controls.stream().anyMatch(control -> control.isInstance(node))
        || (this == BOX && node.getAccessibleRole() == AccessibleRole.COMBO_BOX)
        || (this == SLIDER && node.getStyleClass().contains(Commands.TAKES_ARROWS));
  }

  /** Whether a key event belongs to it. */
  boolean owns(KeyEvent event) {
    return switch (this) {
      case SHEET, OPEN_LIST -> true;
      case TEXT_FIELD -> isTyping(event);
      default ->
          keys.contains(event.getCode())
              && !event.isControlDown()
              && !event.isMetaDown()
              && !event.isAltDown();
    };
  }

  /** Whether Escape closes it, and nothing else. */
  boolean ownsEscape() {
    return this == SHEET || this == OPEN_LIST;
  }

  private static boolean isTyping(KeyEvent event) {
    // With AltGr a character comes with Ctrl and Alt on some systems.
    boolean plain = !event.isShortcutDown() && !event.isAltDown();
    return event.getEventType() == KeyEvent.KEY_TYPED
        || (plain && !event.getCode().isFunctionKey())
        || (event.isShortcutDown() && EDITING.contains(event.getCode()) && !isCommand(event));
  }

  /** Ctrl+Shift with a letter edits nothing, but for redo. */
  private static boolean isCommand(KeyEvent event) {
    return event.isShiftDown() && event.getCode().isLetterKey() && event.getCode() != KeyCode.Z;
  }
}
