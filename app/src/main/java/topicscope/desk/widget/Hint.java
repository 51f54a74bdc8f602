package topicscope.desk.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * The explanation of a control: its accessible help, and a tooltip. A tooltip is a window; it is
 * made when the pointer first comes to the control, for a window has more of them than are ever
 * looked at. For the JavaFX thread.
 */
public final class Hint {
  private Hint() {}

  /** Explains a control; an empty text ends that. */
  public static void set(Control control, String text) {
    control.setAccessibleHelp(text);
    prepare(control);
  }

  /** Explains a control with a text that changes. */
  public static void bind(Control control, ObservableValue<String> text) {
    control.accessibleHelpProperty().bind(text);
    prepare(control);
  }

  /** The explanation. */
  public static String of(Control control) {
    String text = control.getAccessibleHelp();
    return text == null ? "" : text;
  }

  private static void prepare(Control control) {
    if (control.getProperties().putIfAbsent(Hint.class, true) == null) {
      control.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> show(control));
    }
  }

  private static void show(Control control) {
    if (of(control).isEmpty()) {
      control.setTooltip(null);
    } else if (control.getTooltip() == null) {
      Tooltip tooltip = new Tooltip();
      tooltip.textProperty().bind(control.accessibleHelpProperty());
      control.setTooltip(tooltip);
    }
  }
}
