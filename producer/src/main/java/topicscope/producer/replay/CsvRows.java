package topicscope.producer.replay;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a CSV file with a header line. */
final class CsvRows implements RowReader {
  private final CloseableIterator<CsvRecord> records;
  private final List<String> header;
  private final String timeField;

  CsvRows(Recording recording) throws IOException {
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .detectBomHeader(true)
            .ofCsvRecord(recording.file());
    records = reader.iterator();
    try {
      if (!records.hasNext()) {
        throw new IOException(recording.file() + " is empty");
      }
      header = List.copyOf(records.next().getFields());
      timeField = recording.chooseTimeField(header);
    } catch (IOException | RuntimeException e) {
      records.close();
      throw e;
    }
  }

  @Override
  public String timeField() {
    return timeField;
  }

  @Override
  public Optional<Row> next() throws IOException {
    try {
      return records.hasNext() ? Optional.of(row(records.next())) : Optional.empty();
    } catch (CsvParseException | UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private Row row(CsvRecord record) throws BadRowException {
    long line = record.getStartingLineNumber();
    if (record.getFieldCount() != header.size()) {
      throw new BadRowException(
          line, "it has " + record.getFieldCount() + " columns, the header has " + header.size());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (int column = 0; column < header.size(); column++) {
      fields.put(header.get(column), record.getField(column));
    }
    String time = fields.getOrDefault(timeField, "");
    return new Row(
        line,
        TimeText.nanos(time)
            .orElseThrow(() -> new BadRowException(line, "'" + time + "' is no time")),
        fields,
        "");
  }
}
