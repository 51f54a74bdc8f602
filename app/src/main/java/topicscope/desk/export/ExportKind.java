package topicscope.desk.export;

/** What can be exported. */
enum ExportKind {
  /** The chart of the focused plot. */
  PLOT("Picture of this plot", ".png"),
  /** All plots as they stand. */
  PLOTS("Picture of all plots", ".png"),
  /** The samples that are in sight. */
  VISIBLE("Values in sight", ".csv"),
  /** All samples of all series that are held. */
  HELD("All values that are held", ".csv"),
  /** The value of the record that is shown in full. */
  RECORD("Bytes of the record", ".bin");

  private final String title;
  private final String extension;

  ExportKind(String title, String extension) {
    this.title = title;
    this.extension = extension;
  }

  String title() {
    return title;
  }

  /** What its file's name ends with. */
  String extension() {
    return extension;
  }

  boolean isPicture() {
    return this == PLOT || this == PLOTS;
  }

  boolean isTable() {
    return this == VISIBLE || this == HELD;
  }
}
