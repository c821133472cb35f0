package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer.L2;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

class StepGraphTest {
  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier(
          "Both",
          28,
          new Dense(8, Activation.ELU, new L2(0.01)),
          new Dropout(0.5),
          new Dense(4, Activation.ELU));
  private static final StepSettings SETTINGS =
      new StepSettings(new Adam(new Constant(0.001)), 500, 0, 0);

  @Test
  void everyLayerStandsInAScopeOfTheNameThatKerasGivesIt() throws Exception {
    assertThat(operations())
        .containsEntry("model/dense/MatMul", "MatMul")
        .containsEntry("model/dense_1/MatMul", "MatMul")
        .containsEntry("model/dense_2/MatMul", "MatMul")
        .doesNotContainKey("model/dense_3/MatMul");
    assertThat(operations().keySet())
        .anyMatch(name -> name.startsWith("model/dropout/"))
        .noneMatch(name -> name.startsWith("model/dropout_1/"));
  }

  @Test
  void theStepHasLossPenaltyGradientsAndAnUpdateAVariable() throws Exception {
    Map<String, String> operations = operations();
    assertThat(operations).containsKeys("features", "labels", "step", "loss", "dense_2/bias");
    assertThat(operations.keySet())
        .anyMatch(name -> name.startsWith("binary_crossentropy/"))
        .anyMatch(name -> name.startsWith("regularization_loss/"))
        .anyMatch(name -> name.startsWith("gradients/"));
    assertThat(operations.entrySet().stream().filter(e -> e.getValue().equals("ResourceApplyAdam")))
        .hasSize(6)
        .allMatch(update -> update.getKey().startsWith("optimizer/"));
  }

  /** There is one such operation in the gradient and one in the reported loss. */
  @Test
  void onlyRowsThatCountByTheirClassTakeOperationsForIt() throws Exception {
    StepSettings weighted =
        new StepSettings(SETTINGS.optimizer(), 500, 0, 0, ClassWeight.of(0.5, 4));
    assertThat(operations()).doesNotContainValue("SelectV2");
    assertThat(
            operations(weighted).entrySet().stream().filter(e -> e.getValue().equals("SelectV2")))
        .extracting(e -> e.getKey().substring(0, e.getKey().indexOf('/')))
        .containsExactlyInAnyOrder("gradients", "binary_crossentropy");
  }

  private static Map<String, String> operations() throws InvalidProtocolBufferException {
    return operations(SETTINGS);
  }

  private static Map<String, String> operations(StepSettings settings)
      throws InvalidProtocolBufferException {
    return GraphDef.parseFrom(StepGraph.of(MODEL, settings)).getNodeList().stream()
        .collect(Collectors.toMap(NodeDef::getName, NodeDef::getOp));
  }
}
