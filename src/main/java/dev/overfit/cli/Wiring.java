package dev.overfit.cli;

import dev.overfit.data.LoadedData;
import dev.overfit.model.ModelSpec;
import dev.overfit.report.Study;
import dev.overfit.suite.RowSources;
import dev.overfit.suite.SuiteListener;
import dev.overfit.suite.SuiteRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Puts the parts of the real command together. */
final class Wiring {
  private static final String NOT_YET = "not part of this build yet";

  private Wiring() {}

  /** What runs a suite. */
  static SuiteRunner runner() {
    return SuiteRunner.of(
        new Sources(),
        (study, folder) -> {
          throw new IOException("the report is " + NOT_YET); // StudyReport::write
        });
  }

  /** What puts results into words. */
  static StudyText text() {
    return new StudyText() {
      @Override
      public String summary(ModelSpec model) {
        return model.toString(); // ModelSummary.of(model)
      }

      @Override
      public String table(Study study) {
        return study.results().toString(); // ResultTable.of(study)
      }

      @Override
      public List<String> findings(Study study) {
        return List.of(); // Findings.of(study)
      }
    };
  }

  /** Files, servers and the simulation. */
  private static final class Sources implements RowSources {
    @Override
    public LoadedData file(Path file, int rows, SuiteListener listener) throws IOException {
      throw new IOException("reading files is " + NOT_YET); // CsvFile.read
    }

    @Override
    public LoadedData url(URI url, int rows, Path cache, SuiteListener listener)
        throws IOException {
      throw new IOException("reading from servers is " + NOT_YET); // RemoteCsv, SliceCache
    }

    @Override
    public LoadedData simulated(long seed, int rows) {
      throw new IllegalArgumentException("the simulation is " + NOT_YET); // SimulatedHiggs.load
    }
  }
}
