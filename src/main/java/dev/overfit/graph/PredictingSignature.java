package dev.overfit.graph;

import dev.overfit.io.OneLine;
import dev.overfit.model.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * The signature of a SavedModel that predicts from encoded rows: {@code features} if it does so, as
 * in graphs whose {@code serving_default} takes the columns of a table, otherwise {@code
 * serving_default}. The order matters, since a table may have a column called {@code features}.
 *
 * <p>If any names are allowed, a signature from the only input to the only output is also accepted,
 * whatever their names: {@code serving_default}, or {@code serve} if that is missing, as Keras
 * exports them. The name of the output then does not tell what it is.
 */
final class PredictingSignature {
  private static final String FEATURES = "features";
  private static final String PROBABILITIES = "probabilities";
  private static final String LOGITS = "logits";
  private static final String SERVE = "serve";
  private static final int MOST_COLUMNS = 1 << 20;

  private final Path folder;
  private final Map<String, SignatureDef> all;
  private final boolean beside;
  private final boolean foreign;
  private final SignatureDef signature;
  private final String input;
  private final String output;

  /**
   * @param folder the folder of the graph, for messages
   * @param anyNames whether input and output may have any names if they are the only ones
   */
  PredictingSignature(Path folder, MetaGraphDef metaGraph, boolean anyNames) {
    this.folder = folder;
    this.all = metaGraph.getSignatureDefMap();
    this.beside = takesFeatures(named(ExportGraph.FEATURES));
    SignatureDef own = named(beside ? ExportGraph.FEATURES : ExportGraph.SERVING_DEFAULT);
    SignatureDef other = all.containsKey(ExportGraph.SERVING_DEFAULT) ? own : named(SERVE);
    this.foreign = anyNames && !takesFeatures(own) && goesFromOneToOne(other);
    this.signature = foreign ? other : own;
    this.input = foreign ? other.getInputsMap().keySet().iterator().next() : FEATURES;
    this.output = foreign ? other.getOutputsMap().keySet().iterator().next() : PROBABILITIES;
  }

  private static boolean goesFromOneToOne(SignatureDef signature) {
    return signature.getInputsCount() == 1 && signature.getOutputsCount() == 1;
  }

  /** Returns whether input and output have names of others, which say nothing about them. */
  boolean isForeign() {
    return foreign;
  }

  /** Returns the name of the output. */
  String output() {
    return output;
  }

  private SignatureDef named(String name) {
    return all.getOrDefault(name, SignatureDef.getDefaultInstance());
  }

  private static boolean takesFeatures(SignatureDef signature) {
    return signature.getInputsMap().keySet().equals(Set.of(FEATURES))
        && signature.containsOutputs(PROBABILITIES);
  }

  /** Returns the signature to call; an empty one, which fails when used, if it does not fit. */
  SignatureDef called() {
    return foreign || takesFeatures(signature) ? signature : SignatureDef.getDefaultInstance();
  }

  /**
   * Returns whether the signature exists beside a {@code serving_default} that takes the columns of
   * an encoding, with the same types; without an encoding, whether it is {@code serving_default}
   * itself.
   */
  boolean isBeside(Optional<Encoding> encoding) {
    if (encoding.isEmpty()) {
      return !beside;
    }
    Map<String, DataType> types = new TreeMap<>();
    named(ExportGraph.SERVING_DEFAULT)
        .getInputsMap()
        .forEach((name, input) -> types.put(name, input.getDtype()));
    return beside && types.equals(RawColumns.types(encoding.get()));
  }

  /**
   * Returns the input.
   *
   * @throws IOException if there is no such signature, or the input is not float32 of at least 1
   *     feature
   */
  SavedFunction.Matrix features() throws IOException {
    check();
    return matrix(signature.getInputsOrThrow(input), input);
  }

  /**
   * Returns the output, which is probabilities unless the signature is foreign.
   *
   * @throws IOException if there is no such signature, or the output is not 1 float32 per row
   */
  SavedFunction.Matrix answer() throws IOException {
    check();
    SavedFunction.Matrix answer = matrix(signature.getOutputsOrThrow(output), output);
    if (answer.columns() != 1) {
      throw error((foreign ? "1 number" : "1 probability") + " a row", answer.columns());
    }
    return answer;
  }

  /**
   * Returns the output of logits; empty if there is none of 1 float32 per row.
   *
   * @throws IOException if there is no such signature
   */
  Optional<SavedFunction.Matrix> logits() throws IOException {
    check();
    return Optional.ofNullable(signature.getOutputsMap().get(LOGITS))
        .filter(PredictingSignature::isMatrix)
        .map(PredictingSignature::matrix)
        .filter(matrix -> matrix.columns() == 1);
  }

  private void check() throws IOException {
    if (foreign) {
      return;
    }
    if (!beside && !all.containsKey(ExportGraph.SERVING_DEFAULT)) {
      throw error("a signature " + ExportGraph.SERVING_DEFAULT, new TreeSet<>(all.keySet()));
    }
    if (!takesFeatures(signature)) {
      throw error(
          "serving_default to go from 'features' alone to 'probabilities', or a signature features"
              + " that does",
          names(signature.getInputsMap()) + " to " + names(signature.getOutputsMap()));
    }
  }

  /** Sorts the names, so that a message is the same in every process. */
  private static Set<String> names(Map<String, TensorInfo> tensors) {
    return new TreeSet<>(tensors.keySet());
  }

  private SavedFunction.Matrix matrix(TensorInfo info, String name) throws IOException {
    if (!isMatrix(info)) {
      throw error(
          String.format(
              Locale.ROOT,
              "'%s' to be float32 [rows, columns], at most %,d columns",
              name,
              MOST_COLUMNS),
          info.getDtype() + " " + shown(info));
    }
    return matrix(info);
  }

  private static boolean isMatrix(TensorInfo info) {
    return info.getDtype() == DataType.DT_FLOAT
        && info.getTensorShape().getDimCount() == 2
        && info.getTensorShape().getDim(1).getSize() > 0
        && info.getTensorShape().getDim(1).getSize() <= MOST_COLUMNS;
  }

  private static SavedFunction.Matrix matrix(TensorInfo info) {
    return new SavedFunction.Matrix(
        info.getName(), Math.toIntExact(info.getTensorShape().getDim(1).getSize()));
  }

  private static String shown(TensorInfo info) {
    return info.getTensorShape().toString().lines().limit(8).toList().toString();
  }

  private IOException error(String expected, Object found) {
    return new IOException(OneLine.of(folder + ": expected " + expected + ", found " + found));
  }
}
