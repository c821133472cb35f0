package dev.overfit.graph;

import dev.overfit.io.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

/**
 * The operations that a SavedModel may have. A graph is a program, and the runtime has operations
 * that read and write any file, start servers, or never end. The lists hold what the exported
 * models of this package, the same models saved again by Python, and Keras' dense models need.
 */
final class OperationList {
  /** The operations that may compute probabilities: numbers from numbers, without loops. */
  static final OperationList PREDICTING =
      new OperationList(
          "a dense model that predicts",
          Set.of(),
          """
          Abs Add AddV2 BatchMatMulV2 BiasAdd Cast Const Div Elu Equal Erf Exp ExpandDims Floor
          Greater GreaterEqual Identity IdentityN LeakyRelu Less LessEqual Log Log1p MatMul Max
          Maximum Mean Minimum Mul Neg NoOp Pack PartitionedCall Placeholder Pow ReadVariableOp
          RealDiv Reciprocal Relu Relu6 Reshape Rint Rsqrt Select SelectV2 Selu Shape Sigmoid Softplus
          Softsign Sqrt Square SquaredDifference Squeeze StatefulPartitionedCall StridedSlice Sub
          Sum Tanh VarHandleOp
          """);

  /** The operations that may restore variables. */
  static final OperationList RESTORING =
      new OperationList(
          "a dense model that restores its variables",
          PREDICTING.names,
          "AssignVariableOp RestoreV2");

  /** The operations that may also be in the file to train, evaluate or save; never run here. */
  static final OperationList STANDING =
      new OperationList(
          "dense models",
          RESTORING.names,
          """
          AddN All Any AssignAddVariableOp AssignSubVariableOp BiasAddGrad Bitcast BitwiseAnd
          BitwiseOr BitwiseXor BroadcastGradientArgs BroadcastTo ConcatV2 DisableCopyOnRead
          DivNoNan DynamicStitch EluGrad Expm1 Fill FloorDiv FloorMod GatherV2 Inv InvGrad
          IsFinite IsInf IsNan L2Loss LeakyReluGrad LeftShift LogicalAnd LogicalNot LogicalOr
          MergeV2Checkpoints Min Mod NotEqual OnesLike Prod Range Rank ReciprocalGrad Relu6Grad
          ReluGrad ResourceApplyAdam ResourceApplyGradientDescent RightShift Round RsqrtGrad
          SaveV2 SeluGrad ShardedFilename SigmoidGrad Sign Size Slice SoftplusGrad SoftsignGrad
          Split SplitV SqrtGrad StatelessRandomGetAlg StatelessRandomGetKeyCounter
          StatelessRandomGetKeyCounterAlg StatelessRandomUniform StatelessRandomUniformFullInt
          StatelessRandomUniformFullIntV2 StatelessRandomUniformInt StatelessRandomUniformIntV2
          StatelessRandomUniformV2 StaticRegexFullMatch StopGradient StringJoin TanhGrad Tile
          Transpose TruncateDiv Unpack VarIsInitializedOp VariableShape Xdivy Xlogy ZerosLike
          """);

  private final String words;
  private final Set<String> names;

  private OperationList(String words, Set<String> narrower, String names) {
    this.words = words;
    this.names =
        Stream.concat(narrower.stream(), Stream.of(names.strip().split("\\s+")))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Checks operations.
   *
   * @throws IOException if an operation is not in this list
   */
  void check(Path folder, List<NodeDef> nodes) throws IOException {
    for (NodeDef node : nodes) {
      if (!names.contains(node.getOp())) {
        throw new IOException(
            OneLine.of(
                folder
                    + ": expected operations of "
                    + words
                    + " alone, found "
                    + node.getOp()
                    + " ('"
                    + node.getName()
                    + "'); a SavedModel is a program, and one that is trusted can be loaded with"
                    + " allowAnyOperations"));
      }
    }
  }

  /**
   * Checks all graphs and functions of a file.
   *
   * @throws IOException if an operation is not in this list
   */
  void check(Path folder, SavedModel model) throws IOException {
    for (MetaGraphDef metaGraph : model.getMetaGraphsList()) {
      GraphDef graph = metaGraph.getGraphDef();
      check(folder, graph.getNodeList());
      for (FunctionDef function : graph.getLibrary().getFunctionList()) {
        check(folder, function.getNodeDefList());
      }
    }
  }
}
