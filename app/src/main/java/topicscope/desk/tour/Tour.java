package topicscope.desk.tour;

import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import topicscope.desk.model.DeskSetup;
import topicscope.desk.model.PlotSetup;
import topicscope.desk.model.TopicAnalyses;

/** Which first steps the user has done. Owned by the JavaFX thread. */
public final class Tour {
  private final ObservableSet<TourStep> done = FXCollections.observableSet();
  // In a field: it gets the changes only while it is referred to.
  private final ObservableSet<TourStep> shown = FXCollections.unmodifiableObservableSet(done);
  private boolean begun;
  private int transforms;
  private int rules;

  /** The steps that are done. */
  public ObservableSet<TourStep> done() {
    return shown;
  }

  /** A step is done. */
  public void finish(TourStep step) {
    done.add(step);
  }

  /**
   * Compares the plots with those at the last call: a derived series or a rule that was added is a
   * step. What is there at the first call is given.
   */
  public void compare(DeskSetup now) {
    int transformsNow = 0;
    int rulesNow = 0;
    for (PlotSetup plot : now.plots()) {
      for (TopicAnalyses.Setup topic : plot.analyses()) {
        transformsNow += topic.transforms().size();
        rulesNow += topic.rules().size();
      }
    }
    if (begun && transformsNow > transforms) {
      finish(TourStep.DERIVED);
    }
    if (begun && rulesNow > rules) {
      finish(TourStep.ALERT);
    }
    begun = true;
    transforms = transformsNow;
    rules = rulesNow;
  }
}
