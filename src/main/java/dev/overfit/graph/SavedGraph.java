package dev.overfit.graph;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * A loaded SavedModel, written by {@link ExportGraph} or saved again by others.
 *
 * <p>Owns native memory until it is closed; may be closed twice and from any thread: closing waits
 * for calls that run, and later ones are refused. May be called by several threads at once.
 */
public final class SavedGraph implements AutoCloseable {
  private static final String FILE = "saved_model.pb";

  private final Path folder;
  private final SavedModelBundle bundle;
  private final MetaGraphDef metaGraph;

  private SavedGraph(Path folder, SavedModelBundle bundle) {
    this.folder = folder;
    this.bundle = bundle;
    this.metaGraph = bundle.metaGraphDef();
  }

  /** Whether a folder looks like a SavedModel. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /**
   * Loads a SavedModel.
   *
   * @param threads how many threads one operation may use, at least 1
   * @throws IOException where the folder holds no SavedModel, or one that the runtime cannot load
   */
  public static SavedGraph load(Path folder, int threads) throws IOException {
    NativeRuntime.prepare();
    if (!isIn(folder)) {
      throw new IOException(
          folder + ": expected the folder of a SavedModel, found no " + FILE + " in it");
    }
    try {
      return new SavedGraph(
          folder,
          SavedModelBundle.loader(folder.toString())
              .withTags(ExportGraph.TAG)
              .withConfigProto(new Execution(false, threads).servingConfig())
              .load());
    } catch (RuntimeException e) { // the runtime has a type of its own for each status
      throw new IOException(folder + ": no SavedModel that can be loaded: " + firstLine(e), e);
    }
  }

  private static String firstLine(RuntimeException e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.lines().findFirst().orElse(message);
  }

  /**
   * The way from one input of a signature to one of its outputs, both float32 {@code [rows, …]}.
   *
   * @throws IOException where there is no such signature, input or output, the signature has other
   *     inputs, too, or one of both is no float32 matrix
   */
  public SavedFunction function(String signature, String input, String output) throws IOException {
    SignatureDef def = signature(signature);
    if (!def.getInputsMap().keySet().equals(java.util.Set.of(input))) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: expected %s to take '%s' alone, found %s",
              folder,
              signature,
              input,
              def.getInputsMap().keySet()));
    }
    TensorInfo in = def.getInputsOrThrow(input);
    return new SavedFunction(
        bundle.session(), matrix(in, input), matrix(tensor(def.getOutputsMap(), output), output));
  }

  private SignatureDef signature(String name) throws IOException {
    SignatureDef def = metaGraph.getSignatureDefMap().get(name);
    if (def == null) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: expected a signature %s, found %s",
              folder,
              name,
              metaGraph.getSignatureDefMap().keySet()));
    }
    return def;
  }

  private TensorInfo tensor(Map<String, TensorInfo> tensors, String name) throws IOException {
    TensorInfo info = tensors.get(name);
    if (info == null) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: expected an output '%s', found %s",
              folder,
              name,
              tensors.keySet()));
    }
    return info;
  }

  private SavedFunction.Matrix matrix(TensorInfo info, String name) throws IOException {
    boolean matrix =
        info.getDtype() == org.tensorflow.proto.DataType.DT_FLOAT
            && info.getTensorShape().getDimCount() == 2
            && info.getTensorShape().getDim(1).getSize() > 0;
    if (!matrix) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: expected '%s' to be float32 [rows, columns], found %s %s",
              folder,
              name,
              info.getDtype(),
              info.getTensorShape()));
    }
    return new SavedFunction.Matrix(
        info.getName(), Math.toIntExact(info.getTensorShape().getDim(1).getSize()));
  }

  /**
   * What a trainer needs to go on; empty where the graph cannot train.
   *
   * @throws IllegalStateException where this is closed
   */
  public Optional<SavedState> state() {
    SignatureDef def = metaGraph.getSignatureDefMap().get(ExportGraph.STATE);
    if (def == null) {
      return Optional.empty();
    }
    List<String> names =
        def.getOutputsMap().keySet().stream().filter(SavedGraph::isWeight).sorted().toList();
    Session.Runner runner = bundle.session().runner();
    names.forEach(name -> runner.fetch(def.getOutputsOrThrow(name).getName()));
    runner.fetch(def.getOutputsOrThrow(ExportGraph.STEP).getName());
    runner.fetch(def.getOutputsOrThrow(ExportGraph.DESCRIPTION).getName());
    try (Result result = runner.run()) {
      return Optional.of(
          new SavedState(
              weights(names, result),
              ((TInt64) result.get(names.size())).getLong(),
              ((TString) result.get(names.size() + 1)).getObject()));
    }
  }

  private static boolean isWeight(String output) {
    return !output.equals(ExportGraph.STEP) && !output.equals(ExportGraph.DESCRIPTION);
  }

  private static Weights weights(List<String> names, Result result) {
    List<VariableSpec> variables = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Integer> shape = new ArrayList<>();
      for (long size : result.get(i).shape().asArray()) {
        shape.add(Math.toIntExact(size));
      }
      variables.add(new VariableSpec(names.get(i), shape));
      values.add(Tensors.values(result.get(i)));
    }
    return Weights.of(variables, values);
  }

  @Override
  public void close() {
    bundle.close();
  }

  /**
   * What a trainable SavedModel holds.
   *
   * @param weights the model's variables and the optimizer's slots, by name
   * @param step how many steps the optimizer has taken
   * @param description the text that was given along when it was written
   */
  public record SavedState(Weights weights, long step, String description) {}
}
